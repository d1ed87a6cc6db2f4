package org.hansho.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hansho user add}: adds a user; the password comes from the terminal or standard input. */
@Command(name = "add", separator = " ", sortOptions = false)
final class UserAddCommand extends ServerCommand {
  private static final String EVERYWHERE = "*";

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "user-name")
  private String name = "";

  @Option(names = "--role", paramLabel = "ROLE|TENANT=ROLE[,…]", descriptionKey = "user-role")
  private String roles = "viewer";

  UserAddCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("roles", byTenant(roles));
    fields.put("password", PasswordInput.read(environment, texts));
    ServerClient client = client();
    client.call("POST", "/api/v1/users", JsonText.of(fields));
    environment.talk().println(texts.get("user.added", name));
    return ExitCode.CLEAN.code();
  }

  /** Roles by tenant, as they are written on the command line. */
  static Map<String, String> byTenant(String roles) {
    Map<String, String> byTenant = new LinkedHashMap<>();
    for (String each : roles.split(",", -1)) {
      int equals = each.indexOf('=');
      byTenant.put(equals < 0 ? EVERYWHERE : each.substring(0, equals), each.substring(equals + 1));
    }
    return byTenant;
  }
}
