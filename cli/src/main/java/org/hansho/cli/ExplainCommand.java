package org.hansho.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Severity;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.SeverityStyle;
import org.hansho.files.output.Printable;
import org.hansho.report.Shape;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code hansho explain}: why one alert of a running server fired: its sentence, and the condition
 * that its records met, test by test, with the values that decided.
 */
@Command(name = "explain", separator = " ", sortOptions = false)
final class ExplainCommand extends ClientCommand {
  private static final JsonFactory JSON = new JsonFactory();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "alert-id")
  private String id = "";

  ExplainCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    byte[] answer = client().get("/api/v1/alerts/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    Map<String, String> alert =
        Answer.row(new String(answer, StandardCharsets.UTF_8), texts.language().code());
    Paint paint = environment.screen().output(CommonOptions.color(spec, texts));
    head(alert, paint);
    boolean shown;
    try (JsonParser json = JSON.createParser(answer)) {
      shown = why(json, paint);
    }
    if (!shown) {
      environment.out().println("  " + texts.get("why.none"));
    }
    return ExitCode.CLEAN.code();
  }

  private void head(Map<String, String> alert, Paint paint) {
    String name = alert.getOrDefault("severity", "low").toUpperCase(Locale.ROOT);
    Severity severity = Severity.valueOf(name);
    String mark = Shape.of(severity) + " " + texts.severity(severity);
    environment
        .out()
        .println(
            paint.paint(SeverityStyle.of(severity), mark)
                + "  "
                + paint.paint(Style.BOLD, Printable.line(alert.getOrDefault("title", ""))));
    for (String part : new String[] {"summary", "reason"}) {
      String text = alert.getOrDefault(part, "");
      if (!text.isEmpty()) {
        environment.out().println("  " + Printable.line(text));
      }
    }
    environment.out().println();
  }

  /** Shows the condition of an alert; false if it has none. */
  private boolean why(JsonParser json, Paint paint) throws IOException {
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("why")) {
        part(json, 1, paint);
        return true;
      }
      json.skipChildren();
    }
    return false;
  }

  /** A part of it; the server writes what a part is before its parts. */
  private void part(JsonParser json, int depth, Paint paint) throws IOException {
    String kind = "";
    boolean held = false;
    String test = "";
    String value = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      switch (name) {
        case "kind" -> kind = json.getText();
        case "held" -> held = token == JsonToken.VALUE_TRUE;
        case "test" -> test = json.getText();
        case "value" -> value = token == JsonToken.VALUE_NULL ? "" : json.getText();
        case "parts" -> {
          line(held, texts.get("why." + kind), "", depth, paint);
          while (json.nextToken() == JsonToken.START_OBJECT) {
            part(json, depth + 1, paint);
          }
        }
        default -> json.skipChildren();
      }
    }
    if (kind.equals("test")) {
      line(held, test, value, depth, paint);
    }
  }

  private void line(boolean held, String text, String value, int depth, Paint paint) {
    String mark = held ? paint.paint(Style.GREEN, "✓") : paint.paint(Style.DIM, "✗");
    String seen = value.isEmpty() ? "" : "   " + paint.paint(Style.CYAN, Printable.line(value));
    environment.out().println("  ".repeat(depth) + mark + " " + Printable.line(text) + seen);
  }
}
