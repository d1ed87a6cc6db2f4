package org.hansho.cli;

import java.util.Map;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that ask a running server. */
final class ClientOptions {
  @Mixin private ServerOptions serverOptions = new ServerOptions();

  @Option(names = "--tenant", paramLabel = "NAME", descriptionKey = "client-tenant")
  private String tenant = "";

  /** Whoever asks the server of these options. */
  ServerClient client(Map<String, String> environment, Texts texts) {
    return new ServerClient(serverOptions.read(environment).settings(), tenant, texts);
  }

  /** The same that waits for another time. */
  ServerClient client(Map<String, String> environment, Texts texts, int readMillis) {
    return new ServerClient(serverOptions.read(environment).settings(), tenant, texts, readMillis);
  }
}
