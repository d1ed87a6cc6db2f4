package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hansho token revoke}: ends a token at once. */
@Command(name = "revoke", separator = " ", sortOptions = false)
final class TokenRevokeCommand extends ClientCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "token-id")
  private String id = "";

  TokenRevokeCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = client();
    client.call("DELETE", "/api/v1/tokens/" + PathPart.of(id), "");
    environment.talk().println(texts.get("token.revoked"));
    return ExitCode.CLEAN.code();
  }
}
