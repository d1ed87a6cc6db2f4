package org.hansho.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Mixin;

/** What all commands have in common that ask a running server. */
abstract class ClientCommand implements Callable<Integer> {
  final Surroundings surroundings;
  final Texts texts;
  private final Map<String, String> environment;

  @Mixin private ClientOptions clientOptions = new ClientOptions();

  ClientCommand(Surroundings surroundings, Texts texts, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.texts = texts;
    this.environment = environment;
  }

  /** Asks the server that the options name. */
  final ServerClient client() {
    return clientOptions.client(environment, texts);
  }
}
