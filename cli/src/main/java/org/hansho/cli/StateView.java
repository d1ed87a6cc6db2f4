package org.hansho.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Language;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.Width;
import org.hansho.content.Detection;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Grounds;
import org.hansho.files.output.JsonLines;
import org.hansho.files.output.Printable;
import org.hansho.files.output.Secrets;
import org.hansho.report.html.LearnedTable;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.KeyNames;

/** Writes what the detectors of one detection know, for people or as JSON. */
final class StateView {
  private static final int SHOWN_KEYS = 20;
  private static final int LABEL = 34;

  private final PrintStream out;
  private final Texts texts;
  private final Detection detection;
  private final DetectorPlan plan;
  private final KeyNames names;

  StateView(
      Environment environment,
      Texts texts,
      Detection detection,
      DetectorPlan plan,
      KeyNames names) {
    this.out = environment.out();
    this.texts = texts;
    this.detection = detection;
    this.plan = plan;
    this.names = names;
  }

  /** A document that an author wrote, not the knowledge across keys below it. */
  private record Remembering(DetectorPlan.Document planned, String kind, List<String> groupBy) {}

  private static List<Remembering> documents(DetectorPlan plan) {
    List<Remembering> documents = new ArrayList<>();
    for (DetectorPlan.Document planned : plan.keyed()) {
      if (planned.keyed() != null) {
        documents.add(
            new Remembering(
                planned, Arming.kind(planned.keyed()), planned.keyed().subject().groupBy()));
      }
    }
    return documents;
  }

  /** The fields that the documents of a plan group by, one list a document. */
  static List<List<String>> groupings(DetectorPlan plan) {
    return documents(plan).stream().map(Remembering::groupBy).toList();
  }

  private List<KeyNames.Key> keys(Remembering document, List<String> asked) {
    boolean all = asked.isEmpty() && !document.groupBy().isEmpty();
    return all ? names.top(document.planned(), SHOWN_KEYS) : names.asked(document.planned());
  }

  private String sentence(Grounds known) {
    String said = texts.language() == Language.JAPANESE ? known.japanese() : known.english();
    return said.isEmpty() ? texts.get("state.open") : said;
  }

  // -- for people ---------------------------------------------------------------------------------

  void table(List<String> asked, Paint paint) {
    String title = detection.alert().texts(texts.language()).title();
    out.println(
        paint.paint(Style.BOLD, Printable.line(title)) + "  " + Printable.line(detection.id()));
    for (Remembering document : documents(plan)) {
      if (asked.isEmpty() || document.groupBy().size() == asked.size()) {
        table(document, asked, paint);
      }
    }
  }

  private void table(Remembering document, List<String> asked, Paint paint) {
    String head = Printable.line(document.planned().reference()) + " (" + document.kind() + ")";
    out.println();
    out.println("  " + paint.paint(Style.CYAN, head));
    List<KeyNames.Key> keys = keys(document, asked);
    if (keys.isEmpty()) {
      out.println("    " + nothing(asked));
    } else if (asked.isEmpty() && !document.groupBy().isEmpty()) {
      list(document, keys, paint);
    } else {
      keys.forEach(key -> one(document, key, paint));
    }
  }

  private String nothing(List<String> asked) {
    return asked.isEmpty()
        ? texts.get("state.nothing")
        : texts.get("state.nothing-of", Printable.line(String.join(", ", asked)));
  }

  private void list(Remembering document, List<KeyNames.Key> keys, Paint paint) {
    int count = names.count(document.planned());
    String some = Numbers.grouped(keys.size());
    out.println("    " + texts.get("state.keys", texts.count("keys", count), some));
    String fields = Printable.line(String.join(", ", document.groupBy()));
    String facts = texts.get("state.facts");
    int wide = Math.max(10, Width.of(facts));
    out.println("    " + paint.paint(Style.DIM, Width.right(facts, wide) + "  " + fields));
    for (KeyNames.Key key : keys) {
      String values = Printable.line(Secrets.masked(String.join(", ", key.values())));
      out.println("    " + Width.right(Numbers.grouped(key.facts()), wide) + "  " + values);
      String known = key.known() == null ? texts.get("state.forgotten") : sentence(key.known());
      String indent = " ".repeat(wide + 6);
      out.println(indent + paint.paint(Style.DIM, Printable.line(Secrets.masked(known))));
    }
  }

  private void one(Remembering document, KeyNames.Key key, Paint paint) {
    for (int i = 0; i < key.values().size(); i++) {
      line(document.groupBy().get(i), key.values().get(i), paint);
    }
    line(texts.get("state.facts"), Numbers.grouped(key.facts()), paint);
    Grounds known = key.known();
    if (known == null) {
      out.println("    " + texts.get("state.forgotten"));
      return;
    }
    out.println("    " + Printable.line(Secrets.masked(sentence(known))));
    known
        .numbers()
        .forEach(
            (name, value) ->
                line(LearnedTable.name(name, texts), LearnedTable.value(name, value), paint));
  }

  private void line(String label, String value, Paint paint) {
    String shown = value.isEmpty() ? "–" : Printable.line(Secrets.masked(value));
    out.println("    " + paint.paint(Style.DIM, Width.left(Printable.line(label), LABEL)) + shown);
  }

  // -- as JSON ------------------------------------------------------------------------------------

  void json(List<String> asked) throws IOException {
    try (JsonGenerator json = JsonLines.generator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("detection", detection.id());
      json.writeArrayFieldStart("documents");
      for (Remembering document : documents(plan)) {
        if (asked.isEmpty() || document.groupBy().size() == asked.size()) {
          write(document, asked, json);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void write(Remembering document, List<String> asked, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("document", document.planned().reference());
    json.writeStringField("kind", document.kind());
    texts(json, "group_by", document.groupBy());
    json.writeNumberField("keys_seen", names.count(document.planned()));
    json.writeArrayFieldStart("keys");
    for (KeyNames.Key key : keys(document, asked)) {
      write(key, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(KeyNames.Key key, JsonGenerator json) throws IOException {
    json.writeStartObject();
    texts(json, "key", key.values());
    json.writeNumberField("facts", key.facts());
    Grounds known = key.known();
    if (known == null) {
      json.writeNullField("known");
    } else {
      json.writeStringField("known", Secrets.masked(sentence(known)));
      json.writeObjectFieldStart("numbers");
      for (Map.Entry<String, String> number : known.numbers().entrySet()) {
        json.writeStringField(number.getKey(), Secrets.masked(number.getValue()));
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(Secrets.masked(value));
    }
    json.writeEndArray();
  }
}
