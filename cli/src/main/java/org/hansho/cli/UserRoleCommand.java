package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho user role}: gives a user other roles, from its next call on. */
@Command(name = "role", separator = " ", sortOptions = false)
final class UserRoleCommand extends ServerCommand {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "user-name")
  private String name = "";

  @Parameters(index = "1", paramLabel = "ROLE|TENANT=ROLE[,…]", descriptionKey = "user-role")
  private String roles = "";

  UserRoleCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = client();
    String body = JsonText.of(Map.of("roles", UserAddCommand.byTenant(roles)));
    client.call("POST", "/api/v1/users/" + PathPart.of(name) + "/roles", body);
    environment.talk().println(texts.get("user.role.done", name, roles));
    return ExitCode.CLEAN.code();
  }
}
