package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hansho token revoke}: ends a token at once. */
@Command(name = "revoke", separator = " ", sortOptions = false)
final class TokenRevokeCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "token-id")
  private String id = "";

  TokenRevokeCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ServerClient client = clientOptions.client(environment, texts);
    client.call("DELETE", "/api/v1/tokens/" + PathPart.of(id), "");
    surroundings.talk().println(texts.get("token.revoked"));
    return ExitCode.CLEAN.code();
  }
}
