package org.hansho.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho config unset}: takes back what was changed of a setting of a running server. */
@Command(name = "unset", separator = " ", sortOptions = false)
final class ConfigUnsetCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "KEY", descriptionKey = "config-key")
  private String key = "";

  ConfigUnsetCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    String path = ConfigSetCommand.PATH + "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    ConfigSetCommand.show(environment, client().call("DELETE", path, ""));
    return ExitCode.CLEAN.code();
  }
}
