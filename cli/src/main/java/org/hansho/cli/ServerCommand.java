package org.hansho.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hansho.report.text.Texts;
import org.hansho.server.settings.ServerSettings;
import picocli.CommandLine.Mixin;

/** What all commands have in common that read the settings of a server. */
abstract class ServerCommand implements Callable<Integer> {
  final Environment environment;
  final Texts texts;
  final Map<String, String> variables;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  ServerCommand(Environment environment, Texts texts, Map<String, String> variables) {
    this.environment = environment;
    this.texts = texts;
    this.variables = variables;
  }

  /** The options that say where the settings stand. */
  final ServerOptions serverOptions() {
    return serverOptions;
  }

  /**
   * Reads the settings.
   *
   * @throws Refusal if they are wrong
   */
  final ServerSettings settings() {
    return serverOptions.read(variables).settings();
  }

  /** Asks the server that runs with these settings. */
  final ServerClient client() {
    return new ServerClient(settings(), "", texts);
  }

  /** Prints a line of the result. */
  final void say(String line) {
    environment.out().println(line);
  }
}
