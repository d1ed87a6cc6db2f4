package org.hansho.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.Intent;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.Width;
import org.hansho.content.Catalogue;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.files.output.JsonLines;
import org.hansho.files.output.Printable;
import org.hansho.library.BuiltinCatalogue;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.report.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hansho rule list}: the catalogue of alerts, and what is built of it. */
@Command(name = "list", separator = " ", sortOptions = false)
final class RuleListCommand implements Callable<Integer> {
  private static final int SEVERITIES = 14;
  private static final String INDENT = "      ";

  private final Environment environment;
  private final Texts texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--output", paramLabel = "table|json", descriptionKey = "list-output")
  private String output = "table";

  RuleListCommand(Environment environment, Texts texts) {
    this.environment = environment;
    this.texts = texts;
  }

  /** How the list is written. */
  private enum View {
    TABLE,
    JSON
  }

  /** What is built of a row. */
  private enum State {
    ARMED,
    NOT_ARMED,
    NOT_BUILT
  }

  /** A line of the list, in the language asked for. */
  private record Line(
      Catalogue.Row row,
      State state,
      String why,
      String severity,
      String title,
      List<String> intents,
      String data) {}

  @Override
  public Integer call() throws IOException {
    Paint paint = environment.screen().output(CommonOptions.color(spec, texts));
    View view = Choice.of("--output", output, View.values(), texts);
    Content content = new Library().withBuiltin().read();
    List<Line> lines = new ArrayList<>();
    Engine engine = Engine.compile(content, ContentOptions.geography(List.of(), texts).analyzers());
    Catalogue catalogue = BuiltinCatalogue.read();
    for (Catalogue.Row row : catalogue.rows()) {
      lines.add(line(row, content.detection(row.id()), engine));
    }
    for (Detection detection : content.detections()) {
      if (catalogue.row(detection.id()) == null) {
        lines.add(line(beyondReference(detection.id(), detection.alert()), detection, engine));
      }
    }
    switch (view) {
      case TABLE -> table(lines, paint);
      case JSON -> json(lines);
    }
    return ExitCode.CLEAN.code();
  }

  /** A row for a detection that is no alert of the reference list: without a number. */
  private static Catalogue.Row beyondReference(String id, AlertDefinition alert) {
    return new Catalogue.Row(
        0,
        id,
        new Catalogue.Words(alert.english().title(), alert.japanese().title()),
        alert.intents(),
        alert.severity(),
        new Catalogue.Words(alert.english().data(), alert.japanese().data()));
  }

  private Line line(Catalogue.Row row, @Nullable Detection detection, Engine engine) {
    if (detection == null) {
      return new Line(
          row,
          State.NOT_BUILT,
          texts.get("list.not-built"),
          row.severity().key(),
          row.title().in(texts.language()),
          row.intents().stream().map(Intent::key).toList(),
          row.data().in(texts.language()));
    }
    AlertDefinition alert = detection.alert();
    List<String> intents = alert.intents().stream().map(Intent::key).toList();
    State state = engine.isArmed(detection) ? State.ARMED : State.NOT_ARMED;
    return new Line(
        row,
        state,
        new Arming(texts).state(detection, engine),
        alert.severity().key(),
        alert.texts(texts.language()).title(),
        intents,
        alert.texts(texts.language()).data());
  }

  private static String section(Catalogue.Row row) {
    return row.id().substring(0, row.id().indexOf('/'));
  }

  private void table(List<Line> lines, Paint paint) {
    int wide = environment.screen().columns() - 1;
    int ids = 2 + lines.stream().mapToInt(line -> line.row().id().length()).max().orElse(0);
    String section = "";
    for (Line line : lines) {
      if (!section(line.row()).equals(section)) {
        section = section(line.row());
        environment.out().println(paint.paint(Style.BOLD, texts.get("section." + section)));
      }
      String head =
          Width.right(line.row().row() == 0 ? "+" : String.valueOf(line.row().row()), 4)
              + "  "
              + Width.left(line.severity(), SEVERITIES)
              + Width.left(line.row().id(), ids);
      String first =
          head + Width.cut(Printable.line(line.title()), Math.max(20, wide - Width.of(head)));
      String second =
          INDENT
              + Width.cut(Printable.line(particulars(line)), Math.max(20, wide - INDENT.length()));
      boolean armed = line.state() == State.ARMED;
      environment.out().println(armed ? first : paint.paint(Style.DIM, first));
      environment.out().println(paint.paint(Style.DIM, second));
    }
    environment.out().println(summary(lines));
  }

  private static String particulars(Line line) {
    String intents = line.intents().isEmpty() ? "-" : String.join(", ", line.intents());
    return line.why() + " · " + intents + " · " + line.data();
  }

  private String summary(List<Line> lines) {
    int[] counts = new int[State.values().length];
    lines.forEach(line -> counts[line.state().ordinal()]++);
    long basics = lines.stream().filter(line -> line.row().row() == 0).count();
    return texts.get(
        "list.summary",
        lines.size() - basics,
        basics,
        counts[State.ARMED.ordinal()],
        counts[State.NOT_ARMED.ordinal()],
        counts[State.NOT_BUILT.ordinal()]);
  }

  private void json(List<Line> lines) throws IOException {
    try (JsonGenerator json = JsonLines.generator(environment.out())) {
      for (Line line : lines) {
        json.writeStartObject();
        if (line.row().row() == 0) {
          json.writeNullField("row");
        } else {
          json.writeNumberField("row", line.row().row());
        }
        json.writeStringField("section", section(line.row()));
        json.writeStringField("detection", line.row().id());
        json.writeStringField("title", line.title());
        json.writeStringField("severity", line.severity());
        json.writeArrayFieldStart("intents");
        for (String intent : line.intents()) {
          json.writeString(intent);
        }
        json.writeEndArray();
        json.writeStringField("state", state(line.state()));
        json.writeStringField("why", line.why());
        json.writeStringField("data", line.data());
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  private static String state(State state) {
    return switch (state) {
      case ARMED -> "armed";
      case NOT_ARMED -> "not-armed";
      case NOT_BUILT -> "not-built";
    };
  }
}
