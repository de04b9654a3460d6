//! Which file of the crate uses which, as the tokens of its code say, and the circles among them.
//!
//! A file uses the file in which an item that it names is written, whichever modules hand the item on: `mod`
//! and `pub use` are no use by themselves, and neither are comments and the code of tests.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proc_macro2::{Spacing, TokenStream, TokenTree};

/// The names of a path, `crate`, `self` and `super` among them; of a module: those below the root.
type Path = Vec<String>;

/// Deeper chains of imports are circles of their own, or names of other crates.
const LONGEST_CHAIN: usize = 8;

/// What a module says.
#[derive(Default)]
struct Module {
    /// Where it is written; several may stand in one file.
    file: String,
    /// The names that it imports, and hands on if `pub`, each with its path.
    imports: BTreeMap<String, Path>,
    /// Every path that it imports for itself or that stands in its code.
    mentions: BTreeSet<Path>,
}

/// The modules of a crate by their paths.
#[derive(Default)]
pub(crate) struct Modules(BTreeMap<Path, Module>);

impl Modules {
    /// Reads the file of a module, then those that it declares; `read` gives the text of a file that exists.
    pub(crate) fn add(
        &mut self,
        file: &str,
        name: &[&str],
        read: &impl Fn(&str) -> Option<String>,
    ) {
        let text = read(file).unwrap_or_else(|| panic!("{file} cannot be read"));
        let stream: TokenStream = text.parse().unwrap_or_else(|e| panic!("{file}: {e}"));
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        self.add_tokens(file, name, &tokens, read);
    }

    fn add_tokens(
        &mut self,
        file: &str,
        name: &[&str],
        tokens: &[&str],
        read: &impl Fn(&str) -> Option<String>,
    ) {
        let mut module = Module {
            file: file.to_owned(),
            ..Module::default()
        };
        let mut before = "";
        let mut rest = tokens;
        while let [first, after @ ..] = rest {
            let next = match rest {
                ["#", "[", "cfg", "(", "test", ")", "]", item @ ..] => after_item(item),
                ["mod", child, ";", ..] => {
                    let folder = file.trim_end_matches(".rs").trim_end_matches("/mod");
                    let folder = folder.trim_end_matches("/lib");
                    let files = [
                        format!("{folder}/{child}.rs"),
                        format!("{folder}/{child}/mod.rs"),
                    ];
                    let found = files.iter().find(|file| read(file).is_some());
                    let found = found.unwrap_or_else(|| panic!("{file}: no file of {child}"));
                    self.add(found, &[name, &[child]].concat(), read);
                    &rest[3..]
                }
                ["mod", child, "{", inner @ ..] => {
                    let after = after_item(rest);
                    let inner = &inner[..inner.len() - after.len() - 1];
                    self.add_tokens(file, &[name, &[child]].concat(), inner, read);
                    after
                }
                // `impl Trait + use<'_>` is no import.
                ["use", start, ..] if *start != "<" => {
                    let mut tree = after.iter();
                    let mut found = Vec::new();
                    import(&mut tree, &[], &mut found);
                    let is_public = matches!(before, "pub" | ")");
                    if !is_public {
                        module
                            .mentions
                            .extend(found.iter().map(|(_, path)| path.clone()));
                    }
                    module.imports.extend(found);
                    tree.as_slice()
                }
                _ if is_word(first) && !matches!(before, "::" | ".") => {
                    let (path, after) = mention(rest);
                    module.mentions.insert(path);
                    after
                }
                _ => after,
            };
            before = rest[rest.len() - next.len() - 1];
            rest = next;
        }
        let name = name.iter().map(|&part| part.to_owned()).collect();
        self.0.insert(name, module);
    }

    /// The file in which the item is written that a path means within a module; none for a module itself and
    /// for what other crates have.
    fn file_of(&self, within: &Path, path: &[String], depth: usize) -> Option<&str> {
        let mut module = within.clone();
        let mut rest = path;
        let mut is_ours = false;
        while let [step, after @ ..] = rest {
            match step.as_str() {
                "crate" | "gangmu" => module.clear(),
                "super" => drop(module.pop()),
                "self" => {}
                _ => break,
            }
            is_ours = true;
            rest = after;
        }
        loop {
            let (name, after) = rest.split_first()?;
            let child = [&module[..], std::slice::from_ref(name)].concat();
            let is_module = self.0.contains_key(&child);
            if is_module && !after.is_empty() {
                (module, rest, is_ours) = (child, after, true);
                continue;
            }
            let here = self.0.get(&module)?;
            return match here.imports.get(name) {
                Some(path) if depth < LONGEST_CHAIN => {
                    self.file_of(&module, &[path, after].concat(), depth + 1)
                }
                _ => (is_ours && !is_module).then_some(here.file.as_str()),
            };
        }
    }

    /// Each file with those that it uses.
    fn uses(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (name, module) in &self.0 {
            let mentions = module.mentions.iter();
            let files = mentions.filter_map(|path| self.file_of(name, path, 0));
            let others = files.filter(|file| *file != module.file);
            all.entry(&module.file).or_default().extend(others);
        }
        all
    }

    /// Of the files that use each other, one shortest circle from each that no earlier file is part of:
    /// `a.rs → b.rs → a.rs`.
    pub(crate) fn circles(&self) -> Vec<String> {
        let uses = self.uses();
        let circle = |start: &&str| -> Option<String> {
            let mut queue = VecDeque::from([vec![*start]]);
            let mut seen = BTreeSet::new();
            while let Some(way) = queue.pop_front() {
                for &next in way.last().and_then(|last| uses.get(last))? {
                    let way = [&way[..], &[next]].concat();
                    if next == *start {
                        return Some(way.join(" → "));
                    }
                    if next > *start && seen.insert(next) {
                        queue.push_back(way);
                    }
                }
            }
            None
        };
        uses.keys().filter_map(circle).collect()
    }
}

/// The tokens as words, `::` as one of them, brackets like any other.
fn flatten(stream: TokenStream, out: &mut Vec<String>) {
    let mut is_joined = false;
    for token in stream {
        match token {
            TokenTree::Group(group) => {
                let whole = group.to_string();
                let bracket = |text: Option<char>| text.map(String::from);
                out.extend(bracket(whole.chars().next()));
                flatten(group.stream(), out);
                out.extend(bracket(whole.chars().next_back()));
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' => {
                if is_joined {
                    out.pop();
                    out.push("::".to_owned());
                } else {
                    out.push(":".to_owned());
                }
                is_joined = !is_joined && mark.spacing() == Spacing::Joint;
            }
            other => out.push(other.to_string()),
        }
    }
}

/// What follows the item that the tokens begin with.
fn after_item<'t, 's>(tokens: &'t [&'s str]) -> &'t [&'s str] {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match *token {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(*token, ";" | "}") {
            return &tokens[at + 1..];
        }
    }
    &[]
}

/// Reads a tree of a `use`, and gives the mark that ends it.
fn import<'s>(
    tokens: &mut std::slice::Iter<'_, &'s str>,
    prefix: &[String],
    found: &mut Vec<(String, Path)>,
) -> &'s str {
    let mut path = prefix.to_vec();
    let mut name = None;
    loop {
        match tokens.next().copied().unwrap_or(";") {
            end @ ("," | "}" | ";") => {
                if path.len() > prefix.len() {
                    // `a::{self, b}` imports `a`.
                    path.pop_if(|last| last == "self");
                    let name = name.or(path.last().map(String::as_str));
                    found.extend(name.map(|name| (name.to_owned(), path.clone())));
                }
                return end;
            }
            "{" => {
                while import(tokens, &path, found) == "," {}
                path.truncate(prefix.len());
            }
            "as" => name = tokens.next().copied(),
            "::" => {}
            word => path.push(word.to_owned()),
        }
    }
}

/// The path that the tokens begin with, and what follows it.
fn mention<'t, 's>(tokens: &'t [&'s str]) -> (Path, &'t [&'s str]) {
    let mut path = vec![tokens[0].to_owned()];
    let mut rest = &tokens[1..];
    while let ["::", word, after @ ..] = rest
        && is_word(word)
    {
        path.push((*word).to_owned());
        rest = after;
    }
    (path, rest)
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The circles of a crate of these files, the first its root.
#[cfg(test)]
fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let read = |wanted: &str| {
        let mut found = files.iter().filter(|(file, _)| *file == wanted);
        found.next().map(|(_, text)| (*text).to_owned())
    };
    let mut modules = Modules::default();
    modules.add(files[0].0, &[], &read);
    modules.circles()
}

#[test]
fn a_shared_type_beside_the_list_of_its_users_is_a_circle() {
    let lib = ("src/lib.rs", "mod net;");
    let flow = "mod mesh; pub struct Net; fn all() { mesh::count(&Net) }";
    let user = (
        "src/net/mesh.rs",
        "use super::Net; pub fn count(net: &Net) {}",
    );
    let found = circles_of(&[lib, ("src/net/mod.rs", flow), user]);
    assert_eq!(
        found,
        ["src/net/mesh.rs → src/net/mod.rs → src/net/mesh.rs"]
    );

    let apart = "mod mesh; mod rope; pub use rope::Net; fn all() { mesh::count(&Net) }";
    let rope = ("src/net/rope.rs", "pub struct Net;");
    let found = circles_of(&[lib, ("src/net/mod.rs", apart), user, rope]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn paths_in_code_count_and_those_in_tests_and_comments_do_not() {
    let lib = ("src/lib.rs", "mod a; mod b; mod c;");
    let a = (
        "src/a.rs",
        "use crate::b; fn f() -> u8 { print!(\"{}\", b::f()) }",
    );
    let b = (
        "src/b.rs",
        "pub use crate::c::{self, G as H,}; pub fn f() { let _: H; }",
    );
    let c = "/// See [`crate::a::f`].\npub struct G; #[cfg(test)] mod tests { use crate::a::f; }";
    assert!(circles_of(&[lib, a, b, ("src/c.rs", c)]).is_empty());
    let c = "pub struct G; fn g() { mod inner { fn h() { super::super::a::f() } } }";
    let found = circles_of(&[lib, a, b, ("src/c.rs", c)]);
    assert_eq!(found, ["src/a.rs → src/b.rs → src/c.rs → src/a.rs"]);
}
