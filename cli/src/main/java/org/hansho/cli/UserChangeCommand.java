package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a user in or not; its sessions end at once. */
abstract class UserChangeCommand extends ServerCommand {
  private final String change;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "user-name")
  private String name = "";

  private UserChangeCommand(
      Environment environment, Texts texts, Map<String, String> variables, String change) {
    super(environment, texts, variables);
    this.change = change;
  }

  @Override
  public final Integer call() throws IOException {
    ServerClient client = client();
    client.call("POST", "/api/v1/users/" + PathPart.of(name) + "/" + change, "");
    environment.talk().println(texts.get("user." + change + ".done", name));
    return ExitCode.CLEAN.code();
  }

  /** {@code hansho user disable}. */
  @Command(name = "disable", separator = " ", sortOptions = false)
  static final class Disable extends UserChangeCommand {
    Disable(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables, "disable");
    }
  }

  /** {@code hansho user enable}. */
  @Command(name = "enable", separator = " ", sortOptions = false)
  static final class Enable extends UserChangeCommand {
    Enable(Environment environment, Texts texts, Map<String, String> variables) {
      super(environment, texts, variables, "enable");
    }
  }
}
