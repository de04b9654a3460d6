//! Numbers of what an atlas has: places in its lists, which only the atlas gives out.

macro_rules! ids {
    ($($name:ident $what:literal)*) => {$(
        #[doc = $what]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);
        impl $name {
            /// Its place in the atlas's list.
            pub fn index(self) -> usize { self.0 as usize }
        }
    )*};
}

ids! {
    PlanId "A plan of the atlas."
    TaskId "A task of the atlas."
    UnitId "A unit of the atlas."
    DocumentId "A document of the atlas."
}
