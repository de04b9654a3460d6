//! Findings for a terminal: one line each, or with the line and a caret under the right character.

use super::place::Place;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity, visible};

/// So many related places are drawn; of more, how many there are.
const RELATED: usize = 3;

/// `file:line:column: severity[code]: message`, as editors and `grep` like it.
pub fn concise(finding: &Diagnostic) -> String {
    let p = &finding.place;
    let line = format!(
        "{}:{}:{}: {}[{}]: {}",
        p.file,
        p.line,
        p.column,
        finding.severity.word(),
        finding.code.id(),
        finding.message
    );
    visible(&line).into_owned()
}

/// The finding with its line, a caret, related places and what to do; with ANSI colours if `colour`.
pub fn framed(finding: &Diagnostic, colour: bool) -> String {
    let finding = &shown(finding);
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(
        level
            .primary_title(finding.message.as_str())
            .id(finding.code.id()),
    );
    group = group.element(snippet(&finding.place, AnnotationKind::Primary, None));
    for (place, why) in finding.related.iter().take(RELATED) {
        group = group.element(snippet(place, AnnotationKind::Context, Some(why)));
    }
    let more = finding.related.len().saturating_sub(RELATED);
    if more > 0 {
        let more = format!("另有 {more} 处没有列出；--format line 或 json 列出每一处");
        group = group.element(Level::NOTE.message(more));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.render(&[group])
}

/// The same finding with nothing in it that could steer a terminal.
fn shown(finding: &Diagnostic) -> Diagnostic {
    let line = |text: &str| visible(text).into_owned();
    let place = |place: &Place| Place {
        file: line(&place.file).into(),
        excerpt: line(&place.excerpt).into(),
        ..place.clone()
    };
    Diagnostic {
        place: place(&finding.place),
        message: line(&finding.message),
        help: finding.help.as_deref().map(line),
        related: (finding.related.iter())
            .map(|(there, why)| (place(there), line(why)))
            .collect(),
        ..finding.clone()
    }
}

/// One line of a file with the meant characters marked.
fn snippet<'a>(
    place: &'a Place,
    kind: AnnotationKind,
    label: Option<&'a String>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let byte = |column: u32| {
        place
            .excerpt
            .char_indices()
            .nth(column as usize)
            .map_or(place.excerpt.len(), |(i, _)| i)
    };
    let first = place.column - 1 - place.skipped.min(place.column - 1);
    let start = byte(first);
    let end = byte(first + place.width);
    let annotation = kind.span(start..end.max(start));
    let annotation = match label {
        Some(label) => annotation.label(label.as_str()),
        None => annotation,
    };
    Snippet::source(&*place.excerpt)
        .path(&*place.file)
        .line_start(place.line as usize)
        .annotation(annotation)
}
