package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hansho.alert.Message;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.files.DiskFiles;
import org.hansho.local.files.FileLayer;
import org.hansho.server.backup.Restore;
import org.hansho.server.health.Watching;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.HttpServer;
import org.hansho.server.http.Route;
import org.hansho.server.reload.Reload;
import org.hansho.server.reload.ReloadRefusedException;
import org.hansho.server.reload.Reloaded;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsSource;
import org.hansho.server.source.HttpWays;
import org.hansho.server.tenant.NotReadyException;
import org.hansho.server.tenant.RunnerPlan;
import org.hansho.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * Hansho as it keeps running: the runner of each tenant, the ways in, the alert store and the API.
 *
 * <pre>
 * local-key          the key of whoever may read this folder
 * casework.db        the alerts that people see, and the audit log (SQLite)
 * audit-head         the last row of the audit log
 * http-port          where it listens, if the settings leave that open
 * </pre>
 *
 * <p>Beside these lie the data folders of tenants, if the settings name no other place for them.
 *
 * <p>It listens first and answers what the store knows; content is compiled and states are read
 * meanwhile ({@link Startup}). What needs a runner before that is answered with 503.
 */
public final class Server implements Closeable {
  private final Inside inside;
  private final HttpWays httpWays;
  private final HttpServer http;
  private final Gate gate;
  private final Casework work;
  private final Startup startup;

  private Server(
      Inside inside,
      HttpWays httpWays,
      HttpServer http,
      Gate gate,
      Casework work,
      Startup startup) {
    this.work = work;
    this.inside = inside;
    this.httpWays = httpWays;
    this.http = http;
    this.gate = gate;
    this.startup = startup;
  }

  /**
   * Starts; what was not ended before goes on. Returns once records are taken.
   *
   * @param again reads the settings again when they are to be reloaded
   * @param engines compiles content
   * @throws IOException if a folder is in use or cannot be read, or nothing can listen at the
   *     address; the message says what to do
   */
  public static Server start(LoadedSettings loaded, SettingsSource again, Tenants.Engines engines)
      throws IOException {
    return start(loaded, again, engines, Watching.machine());
  }

  /**
   * The same in the time of a scenario.
   *
   * @param watching what takes the place of this machine's clock and disks
   */
  public static Server start(
      LoadedSettings loaded, SettingsSource again, Tenants.Engines engines, Watching watching)
      throws IOException {
    Server server = begin(loaded, again, engines, watching);
    try {
      server.startup.await();
      return server;
    } catch (IOException | RuntimeException | Error failure) {
      server.closeBehind(failure);
      throw failure;
    }
  }

  private void closeBehind(Throwable failure) {
    try {
      close();
    } catch (IOException | RuntimeException late) {
      failure.addSuppressed(late);
    }
  }

  /**
   * Begins to start: the API answers when this returns, and the rest follows on another thread
   * ({@link #isReady}).
   *
   * @throws IOException if a folder is in use, or nothing can listen at the address; the message
   *     says what to do
   */
  public static Server begin(LoadedSettings loaded, SettingsSource again, Tenants.Engines engines)
      throws IOException {
    return begin(loaded, again, engines, Watching.machine());
  }

  static Server begin(
      LoadedSettings loaded, SettingsSource again, Tenants.Engines engines, Watching watching)
      throws IOException {
    prepare(loaded.settings());
    Inside inside = Inside.open(loaded, again, engines, watching);
    ServerSettings settings = inside.reload().current().settings();
    try {
      Gate gate = Gate.open(settings, inside.store(), inside.tenants().names());
      try {
        return listening(settings, inside, gate, engines);
      } catch (IOException | RuntimeException failure) {
        gate.close();
        throw failure;
      }
    } catch (IOException | RuntimeException failure) {
      inside.tenants().close();
      inside.store().close();
      throw failure;
    }
  }

  private static Server listening(
      ServerSettings settings, Inside inside, Gate gate, Tenants.Engines engines)
      throws IOException {
    connect(inside, gate);
    int part = RunnerPlan.recordBytes(settings.journal()) / 2;
    HttpWays httpWays = new HttpWays(inside.tenants()::of, settings.http(), part);
    Casework work =
        Casework.open(
            inside.store(),
            gate.audit(),
            inside.tenants(),
            inside.changes(),
            inside.reload()::trying,
            () -> inside.reload().current().settings());
    inside.desk().open(work.triage(), gate.audit(), ArrivalClock.system(), inside.changes()::wake);
    Startup startup = startup(settings, inside, engines, work);
    try {
      AllRoutes routes = new AllRoutes(settings, inside, httpWays, gate, work, startup);
      HttpServer http =
          HttpServer.start(settings.http(), gate.access(), routes.list(), Server::problem);
      ListenedPort.note(settings, http.port());
      startup.begin();
      return new Server(inside, httpWays, http, gate, work, startup);
    } catch (IOException | RuntimeException failure) {
      httpWays.close();
      work.close();
      throw failure;
    }
  }

  private static Startup startup(
      ServerSettings settings, Inside inside, Tenants.Engines engines, Casework work) {
    return new Startup(
        () -> inside.tenants().open(settings, inside.contents(), engines),
        () -> {
          inside.start();
          work.start();
        },
        inside.tenants()::waitsFor,
        inside.reload());
  }

  /** What notes in the audit log, and what takes over settings that were read again. */
  private static void connect(Inside inside, Gate gate) throws IOException {
    inside.hiding().note(gate.audit());
    inside.health().countSignIns(gate::failedSignIns);
    inside
        .reload()
        .then(
            next -> {
              inside.hiding().reloaded(next, gate.audit());
              inside.health().reloaded(next);
              inside.tenants().keep(next.retention());
            });
  }

  private static @Nullable HttpProblem problem(Exception failure) {
    return failure instanceof NotReadyException early
        ? new HttpProblem(503, Message.of(early)).after("1")
        : null;
  }

  /** Folder and files are for their owner only where the file system has owners. */
  private static void prepare(ServerSettings settings) throws IOException {
    FileLayer files = new DiskFiles();
    if (Restore.isUnfinished(settings.data())) {
      throw new IOException(
          settings.data()
              + " holds a part of a backup: restore was interrupted. Empty it and restore again.");
    }
    files.createFolder(settings.data());
    Path alerts = StorePlan.file(settings);
    if (!Files.exists(alerts)) {
      files.create(alerts).close();
    }
  }

  /**
   * Whether records are taken and detected in.
   *
   * @throws IOException if the start has failed: content or a folder cannot be read, or a way in
   *     cannot listen; the message says what to do
   */
  public boolean isReady() throws IOException {
    return startup.isOver();
  }

  /** Looks at the health of everything once. */
  void lookAtHealth() {
    inside.health().look();
  }

  /** Every route that answers, as the contract has them. */
  List<Route> routes() {
    return http.routes();
  }

  /**
   * The path of a link by which the first person signs in on this machine, once, within fifteen
   * minutes; empty if there are users already.
   */
  public Optional<String> firstSignIn() {
    return gate.firstSignIn();
  }

  /**
   * Reads settings and content again; see {@link Reload#reload}.
   *
   * @throws ReloadRefusedException if anything is wrong; then everything stays as it was
   */
  public Reloaded reload() throws ReloadRefusedException {
    return inside.reload().reload();
  }

  /** The port at which it listens. */
  public int port() {
    return http.port();
  }

  /** Takes no more, ends the epochs that are under way, and gives the folders free. */
  @Override
  public void close() throws IOException {
    startup.close();
    inside.alerts().close();
    http.close();
    inside.selfTest().close();
    inside.hiding().close();
    inside.lessons().close();
    inside.exports().close();
    inside.waysIn().close();
    httpWays.close();
    work.close();
    try {
      inside.health().close();
    } finally {
      closeTenants();
    }
  }

  private void closeTenants() throws IOException {
    try {
      inside.tenants().close();
    } finally {
      try {
        gate.close();
      } finally {
        inside.grouped().close();
        inside.store().close();
      }
    }
  }
}
