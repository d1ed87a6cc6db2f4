package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho user passwd}: gives a user another password; its sessions end at once. */
@Command(name = "passwd", separator = " ", sortOptions = false)
final class UserPasswordCommand extends ServerCommand {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "user-name")
  private String name = "";

  UserPasswordCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    String password = PasswordInput.read(environment, texts);
    ServerClient client = client();
    String path = "/api/v1/users/" + PathPart.of(name) + "/password";
    client.call("POST", path, JsonText.of(Map.of("password", password)));
    environment.talk().println(texts.get("user.password-changed", name));
    return ExitCode.CLEAN.code();
  }
}
