//! A receiver of HTTP requests, on a port of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use serde_json::Value;

/// What arrived.
pub(super) struct Request {
    pub(super) line: String,
    pub(super) content_type: String,
    pub(super) body: Value,
}

/// A receiver that gives these answers ("200 OK" and a body), one a connection; its address, and
/// what arrived there.
pub(super) fn receiver(answers: &[(&'static str, &'static str)]) -> (String, Receiver<Request>) {
    let (listener, endpoint) = listen();
    let (arrived, arrivals) = channel();
    let answers = answers.to_vec();
    thread::spawn(move || {
        for (status, body) in answers {
            let Ok((stream, _)) = listener.accept() else {
                return;
            };
            let length = body.len();
            let answer = format!(
                "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
            give(stream, &arrived, &answer);
        }
    });
    (endpoint, arrivals)
}

/// A receiver that answers one request with exactly this text, and closes the connection.
pub(super) fn raw_receiver(answer: String) -> String {
    let (listener, endpoint) = listen();
    thread::spawn(move || {
        if let Ok((stream, _)) = listener.accept() {
            give(stream, &channel().0, &answer);
        }
    });
    endpoint
}

/// A receiver that answers 200, promises a body, and says no more until what is returned with its
/// address is dropped.
pub(super) fn stalling_receiver() -> (String, Sender<()>) {
    let (listener, endpoint) = listen();
    let (open, closed) = channel::<()>();
    thread::spawn(move || {
        if let Ok((stream, _)) = listener.accept() {
            let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
            let _stream = give(stream, &channel().0, head);
            let _ = closed.recv();
        }
    });
    (endpoint, open)
}

/// A listener, which the caller may leave alone, and its address.
pub(super) fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let address = listener
        .local_addr()
        .expect("a bound socket has an address");
    (listener, format!("http://{address}"))
}

/// Reads the request on `stream`, gives this answer, byte for byte, and hands the connection back.
fn give(stream: TcpStream, arrived: &Sender<Request>, answer: &str) -> TcpStream {
    let mut reader = BufReader::new(stream);
    let request = read(&mut reader);
    // First told, then answered: when the exporter returns, the test can look.
    let _ = arrived.send(request);
    // The exporter may have heard enough before the end.
    let _ = reader.get_mut().write_all(answer.as_bytes());
    reader.into_inner()
}

fn read(reader: &mut BufReader<TcpStream>) -> Request {
    let mut request = Request {
        line: line(reader),
        content_type: String::new(),
        body: Value::Null,
    };
    let mut length = 0;
    loop {
        let field = line(reader);
        let Some((name, value)) = field.split_once(':') else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap_or_default(),
            "content-type" => request.content_type = value.trim().to_string(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    if reader.read_exact(&mut body).is_ok() {
        request.body = serde_json::from_slice(&body).unwrap_or_default();
    }
    request
}

fn line(reader: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    // What cannot be read is missing in the request, and the test will say so.
    let _ = reader.read_line(&mut line);
    line.trim_end().to_string()
}
