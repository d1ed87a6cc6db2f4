package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a user in or not; its sessions end at once. */
abstract class UserChangeCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;
  private final Map<String, String> variables;
  private final String change;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "user-name")
  private String name = "";

  private UserChangeCommand(
      Environment environment, Texts texts, Map<String, String> variables, String change) {
    this.environment = environment;
    this.texts = texts;
    this.variables = variables;
    this.change = change;
  }

  @Override
  public final Integer call() throws IOException {
    ServerClient client = new ServerClient(serverOptions.read(variables).settings(), "", texts);
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
