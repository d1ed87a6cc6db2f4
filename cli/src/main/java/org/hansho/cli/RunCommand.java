package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.ConsoleHandler;
import org.hansho.report.text.Texts;
import org.hansho.server.Server;
import org.hansho.server.log.JsonLog;
import org.hansho.server.reload.ReloadRefusedException;
import org.hansho.server.reload.Reloaded;
import org.hansho.server.security.LocalKey;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hansho run}: keeps running, takes records and raises alerts. */
@Command(name = "run", separator = " ", sortOptions = false)
final class RunCommand extends ServerCommand {
  private static final long LOOK_NANOS = 100_000_000L;
  private static final long START_LOOK_NANOS = 10_000_000L;

  /** For the launcher, which looks what a start loads. */
  @Option(names = "--until-ready", hidden = true)
  private boolean untilReady;

  RunCommand(Environment environment, Texts texts, Map<String, String> variables) {
    super(environment, texts, variables);
  }

  @Override
  public Integer call() throws IOException {
    LoadedSettings loaded = serverOptions().read(variables);
    JsonLog.to(new ConsoleHandler());
    ServiceNotice notice = new ServiceNotice(variables);
    HangUp hangUp = HangUp.listening();
    try (Server server = start(loaded)) {
      if (isReady(server)) {
        greet(loaded.settings(), server.port());
        server.firstSignIn().ifPresent(path -> invite(loaded.settings(), server.port(), path));
        notice.ready();
      }
      while (!untilReady && !environment.stopped().getAsBoolean()) {
        if (hangUp.take()) {
          reload(server);
        }
        LockSupport.parkNanos(this, LOOK_NANOS);
      }
      notice.stopping();
      talk(texts.get("run.stopping"));
    }
    talk(texts.get("run.stopped"));
    return ExitCode.CLEAN.code();
  }

  private void reload(Server server) {
    try {
      Reloaded reloaded = server.reload();
      talk(texts.get("reload.done", reloaded.took().toMillis()));
      if (!reloaded.pending().isEmpty()) {
        talk(texts.get("reload.pending", String.join(", ", reloaded.pending())));
      }
    } catch (ReloadRefusedException refused) {
      texts
          .lines("reload.refused", refused.words().in(texts.language()))
          .lines()
          .forEach(this::talk);
    }
  }

  private Server start(LoadedSettings loaded) {
    try {
      Server server =
          Server.begin(
              loaded,
              changed -> serverOptions().reading(variables, changed),
              new TenantEngines(environment, texts));
      talk(texts.get("run.starting"));
      return server;
    } catch (IOException refused) {
      throw refusal(refused);
    }
  }

  /** Waits until the server takes records; false if it is to stop before. */
  private boolean isReady(Server server) {
    try {
      boolean isReady = server.isReady();
      while (!isReady && !environment.stopped().getAsBoolean()) {
        LockSupport.parkNanos(this, START_LOOK_NANOS);
        isReady = server.isReady();
      }
      return isReady;
    } catch (IOException refused) {
      throw refusal(refused);
    }
  }

  private static Refusal refusal(IOException refused) {
    return new Refusal(ExitCode.USAGE, String.valueOf(refused.getMessage()));
  }

  private void greet(ServerSettings settings, int port) {
    String address = ServerClient.scheme(settings) + ServerClient.address(settings, port);
    Path key = LocalKey.file(settings.data());
    talk(texts.get("run.listens", address, settings.data().toString()));
    talk("");
    talk(texts.get("run.send"));
    talk(
        "  curl -H \"Authorization: Bearer $(cat "
            + key
            + ")\" --data-binary @"
            + Launch.file("samples/shop-cluster/kube-audit.log")
            + " "
            + address
            + "/ingest/v1/shop-cluster");
    talk(texts.get("run.look"));
    talk("  " + Launch.command() + " alert list");
    talk("");
  }

  private void invite(ServerSettings settings, int port, String path) {
    talk(texts.get("run.sign-in"));
    talk("  " + ServerClient.scheme(settings) + ServerClient.address(settings, port) + path);
    talk("");
  }

  private void talk(String line) {
    environment.talk().println(line);
    environment.talk().flush();
  }
}
