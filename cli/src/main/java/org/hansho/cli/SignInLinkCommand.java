package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import org.hansho.report.text.Texts;
import org.hansho.server.ListenedPort;
import org.hansho.server.settings.ServerSettings;
import picocli.CommandLine.Command;

/** {@code hansho sign-in-link}: a link that signs in once, for whoever may read the data folder. */
@Command(name = "sign-in-link", separator = " ", sortOptions = false)
final class SignInLinkCommand extends ServerCommand {
  SignInLinkCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    ServerSettings settings = settings();
    byte[] answer = new ServerClient(settings, "", texts).call("POST", "/api/v1/sign-in-links", "");
    String address = ServerClient.address(settings, ListenedPort.of(settings));
    String scheme = ServerClient.scheme(settings);
    environment.out().println(scheme + address + Answer.one(answer).getOrDefault("path", ""));
    environment.talk().println(texts.get("sign-in.once"));
    return ExitCode.CLEAN.code();
  }
}
