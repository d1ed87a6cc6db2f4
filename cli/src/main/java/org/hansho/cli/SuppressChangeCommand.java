package org.hansho.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho suppress change}: switches a suppression on or off, or lets it end elsewhen. */
@Command(name = "change", separator = " ", sortOptions = false)
final class SuppressChangeCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "suppress-id")
  private String id = "";

  @Option(names = "--enabled", paramLabel = "true|false", descriptionKey = "suppress-enabled")
  private String enabled = "";

  @Option(names = "--days", paramLabel = "NUMBER|never", descriptionKey = "suppress-new-days")
  private String days = "";

  SuppressChangeCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!enabled.isEmpty()) {
      fields.put("enabled", enabled);
    }
    if (!days.isEmpty()) {
      fields.put("days", days);
    }
    String path = "/api/v1/suppressions/" + PathPart.of(id);
    Map<String, String> now = Answer.one(client().call("POST", path, JsonText.of(fields)));
    String expires = now.getOrDefault("expires", "");
    environment
        .talk()
        .println(
            texts.get(
                "suppress.changed",
                texts.get("suppress.in_force." + now.getOrDefault("in_force", "")),
                expires.isEmpty()
                    ? texts.get("suppress.never")
                    : Printable.line(Columns.time(expires))));
    return ExitCode.CLEAN.code();
  }
}
