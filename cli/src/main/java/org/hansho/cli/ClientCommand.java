package org.hansho.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Mixin;

/** What all commands have in common that ask a running server. */
abstract class ClientCommand implements Callable<Integer> {
  final Environment environment;
  final Texts texts;
  private final Map<String, String> variables;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  ClientCommand(Environment environment, Texts texts, Map<String, String> variables) {
    this.environment = environment;
    this.texts = texts;
    this.variables = variables;
  }

  /** Asks the server that the options name. */
  final ServerClient client() {
    return clientOptions.client(variables, texts);
  }

  /** The same that waits for another time. */
  final ServerClient client(int readMillis) {
    return clientOptions.client(variables, texts, readMillis);
  }
}
