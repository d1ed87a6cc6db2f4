package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import org.hansho.server.ListenedPort;
import org.hansho.server.settings.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hansho sign-in-link}: a link that signs in once, for whoever may read the data folder. */
@Command(name = "sign-in-link", separator = " ", sortOptions = false)
final class SignInLinkCommand implements Callable<Integer> {
  private final Environment environment;
  private final Texts texts;
  private final Map<String, String> variables;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  SignInLinkCommand(Environment environment, Texts texts, Map<String, String> variables) {
    this.environment = environment;
    this.texts = texts;
    this.variables = variables;
  }

  @Override
  public Integer call() throws IOException {
    ServerSettings settings = serverOptions.read(variables).settings();
    byte[] answer = new ServerClient(settings, "", texts).call("POST", "/api/v1/sign-in-links", "");
    String address = ServerClient.address(settings, ListenedPort.of(settings));
    String scheme = ServerClient.scheme(settings);
    environment.out().println(scheme + address + Answer.one(answer).getOrDefault("path", ""));
    environment.talk().println(texts.get("sign-in.once"));
    return ExitCode.CLEAN.code();
  }
}
