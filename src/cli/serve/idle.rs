//! Connections to this machine that end when nothing is said on them for a while.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, Sleep, sleep};

/// So long may a connection be silent; a page that listens for changes is spoken to more often.
const SILENCE: Duration = Duration::from_secs(20);

/// Takes connections whose silence ends.
pub(super) struct Impatient(pub(super) TcpListener);

impl Listener for Impatient {
    type Io = Conversation;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Conversation, SocketAddr) {
        let (stream, from) = Listener::accept(&mut self.0).await;
        let conversation = Conversation {
            stream,
            patience: Box::pin(sleep(SILENCE)),
        };
        (conversation, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// One connection.
pub(super) struct Conversation {
    stream: TcpStream,
    patience: Pin<Box<Sleep>>,
}

impl Conversation {
    /// What came of listening or speaking; silence for too long is an error.
    fn heard<T>(&mut self, cx: &mut Context<'_>, said: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if said.is_ready() {
            self.patience.as_mut().reset(Instant::now() + SILENCE);
            return said;
        }
        match self.patience.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Conversation {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let said = Pin::new(&mut self.stream).poll_read(cx, buffer);
        self.heard(cx, said)
    }
}

impl AsyncWrite for Conversation {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let said = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.heard(cx, said)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
