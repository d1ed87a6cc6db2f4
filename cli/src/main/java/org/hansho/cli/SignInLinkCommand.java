package org.hansho.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import org.hansho.server.settings.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hansho sign-in-link}: a link that signs in once, for whoever may read the data folder. */
@Command(name = "sign-in-link", separator = " ", sortOptions = false)
final class SignInLinkCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  SignInLinkCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    ServerSettings settings = serverOptions.read(environment).settings();
    byte[] answer = new ServerClient(settings, "", texts).call("POST", "/api/v1/sign-in-links", "");
    String address = ServerClient.address(settings, settings.http().listen().port());
    String scheme = ServerClient.scheme(settings);
    surroundings.out().println(scheme + address + Answer.one(answer).getOrDefault("path", ""));
    surroundings.talk().println(texts.get("sign-in.once"));
    return ExitCode.CLEAN.code();
  }
}
