package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hansho user passwd}: gives a user another password; its sessions end at once. */
@Command(name = "passwd", separator = " ", sortOptions = false)
final class UserPasswordCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;
  private final Map<String, String> variables;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "user-name")
  private String name = "";

  UserPasswordCommand(Environment environment, Texts texts, Map<String, String> variables) {
    this.environment = environment;
    this.texts = texts;
    this.variables = variables;
  }

  @Override
  public Integer call() throws IOException {
    String password = PasswordInput.read(environment, texts);
    ServerClient client = new ServerClient(serverOptions.read(variables).settings(), "", texts);
    String path = "/api/v1/users/" + PathPart.of(name) + "/password";
    client.call("POST", path, JsonText.of(Map.of("password", password)));
    environment.talk().println(texts.get("user.password-changed", name));
    return ExitCode.CLEAN.code();
  }
}
