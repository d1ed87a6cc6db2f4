package org.hansho.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho config set}: another value for a setting of a running server. */
@Command(name = "set", separator = " ", sortOptions = false)
final class ConfigSetCommand extends ClientCommand {
  static final String PATH = "/api/v1/settings";

  @Parameters(index = "0", paramLabel = "KEY", descriptionKey = "config-key")
  private String key = "";

  @Parameters(index = "1", paramLabel = "VALUE", descriptionKey = "config-value")
  private String value = "";

  ConfigSetCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    byte[] answer = client().call("PUT", PATH, JsonText.of(Map.of("settings", Map.of(key, value))));
    show(environment, answer);
    return ExitCode.CLEAN.code();
  }

  /** Shows what holds now, and where it came from. */
  static void show(Environment environment, byte[] answer) throws IOException {
    List<Map<String, String>> rows = Answer.read(answer, "settings", "").rows();
    for (Map<String, String> row : rows) {
      environment
          .out()
          .println(
              Printable.line(
                  row.getOrDefault("key", "")
                      + ": "
                      + row.getOrDefault("value", "")
                      + "  # "
                      + row.getOrDefault("origin", "")));
    }
  }
}
