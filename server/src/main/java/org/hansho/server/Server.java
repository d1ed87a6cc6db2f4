package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.casework.store.CaseStore;
import org.hansho.local.files.DiskFiles;
import org.hansho.local.files.FileLayer;
import org.hansho.server.api.AlertRoutes;
import org.hansho.server.api.StatusRoutes;
import org.hansho.server.http.HttpServer;
import org.hansho.server.http.Route;
import org.hansho.server.receive.WaysIn;
import org.hansho.server.security.Access;
import org.hansho.server.security.LocalKey;
import org.hansho.server.security.Role;
import org.hansho.server.security.SourceToken;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SourceSettings;
import org.hansho.server.settings.StoreSettings;
import org.hansho.server.source.IngestRoute;
import org.hansho.server.tenant.Changes;
import org.hansho.server.tenant.RunnerPlan;
import org.hansho.server.tenant.Tenants;

/**
 * Hansho as it keeps running: the runner of each tenant, the ways in, the alert store and the API.
 *
 * <pre>
 * local-key          the key of whoever may read this folder
 * casework.db        the alerts that people see (SQLite)
 * </pre>
 *
 * <p>Beside these lie the data folders of tenants, if the settings name no other place for them.
 */
public final class Server implements Closeable {
  private static final String CASEWORK = "casework.db";
  private static final int MOST_READERS = 64;

  private final CaseStore store;
  private final Tenants tenants;
  private final AlertRoutes alerts;
  private final WaysIn waysIn;
  private final IngestRoute ingest;
  private final List<Route> routes;
  private final HttpServer http;

  private Server(
      CaseStore store,
      Tenants tenants,
      AlertRoutes alerts,
      WaysIn waysIn,
      IngestRoute ingest,
      List<Route> routes,
      HttpServer http) {
    this.store = store;
    this.tenants = tenants;
    this.alerts = alerts;
    this.waysIn = waysIn;
    this.ingest = ingest;
    this.routes = routes;
    this.http = http;
  }

  /**
   * Starts; what was not ended before goes on.
   *
   * @throws IOException if a folder is in use or cannot be read, or nothing can listen at the
   *     address; the message says what to do
   */
  public static Server start(ServerSettings settings, Tenants.Engines engines) throws IOException {
    Unsupported.refuse(settings);
    prepare(settings.data());
    CaseStore store = CaseStore.open(store(settings));
    try {
      Changes changes = new Changes(store);
      Tenants tenants = Tenants.open(settings, engines, changes);
      try {
        WaysIn waysIn = WaysIn.start(settings, tenants);
        try {
          AlertRoutes alerts = new AlertRoutes(store, changes, tenants);
          return listening(settings, store, tenants, alerts, waysIn);
        } catch (IOException | RuntimeException failure) {
          waysIn.close();
          throw failure;
        }
      } catch (IOException | RuntimeException failure) {
        tenants.close();
        throw failure;
      }
    } catch (IOException | RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  private static Server listening(
      ServerSettings settings, CaseStore store, Tenants tenants, AlertRoutes alerts, WaysIn waysIn)
      throws IOException {
    Access access = new Access(LocalKey.of(settings.data()), tenants.names(), tokens(settings));
    int part = RunnerPlan.recordBytes(settings.journal()) / 2;
    IngestRoute ingest = new IngestRoute(tenants::of, settings.http(), part);
    List<Route> routes = routes(tenants, waysIn, alerts, ingest);
    HttpServer http = HttpServer.start(settings.http(), access, routes);
    return new Server(store, tenants, alerts, waysIn, ingest, routes, http);
  }

  /** Folder and files are for their owner only where the file system knows owners. */
  private static void prepare(Path folder) throws IOException {
    FileLayer files = new DiskFiles();
    files.createFolder(folder);
    Path alerts = folder.resolve(CASEWORK);
    if (!Files.exists(alerts)) {
      files.create(alerts).close();
    }
  }

  private static org.hansho.casework.store.StoreSettings store(ServerSettings settings) {
    if (settings.store() instanceof StoreSettings.Postgresql postgresql) {
      String password = postgresql.password().map(secret -> secret.value()).orElse("");
      org.hansho.casework.store.StoreSettings standard =
          org.hansho.casework.store.StoreSettings.of(
              new org.hansho.casework.store.StoreSettings.Postgresql(
                  "jdbc:" + postgresql.url(), postgresql.user(), password));
      int readers = Math.max(1, Math.min(MOST_READERS, postgresql.connections() - 1));
      return new org.hansho.casework.store.StoreSettings(
          standard.place(), readers, standard.queryTime());
    }
    return org.hansho.casework.store.StoreSettings.of(
        new org.hansho.casework.store.StoreSettings.Sqlite(settings.data().resolve(CASEWORK)));
  }

  /** A token that several sources share sends them all. */
  private static List<SourceToken> tokens(ServerSettings settings) {
    Map<String, Set<String>> sources = new LinkedHashMap<>();
    Map<String, String> tenants = new LinkedHashMap<>();
    for (SourceSettings source : settings.sources()) {
      if (source.receiver() instanceof Receiver.Http http && http.token().isPresent()) {
        String token = http.token().get().value();
        sources.computeIfAbsent(token, unused -> new LinkedHashSet<>()).add(source.id());
        tenants.put(token, source.tenant());
      }
    }
    List<SourceToken> tokens = new ArrayList<>();
    tenants.forEach(
        (token, tenant) ->
            tokens.add(SourceToken.of(token, tenant, sources.getOrDefault(token, Set.of()))));
    return tokens;
  }

  /** Every route of the server. */
  private static List<Route> routes(
      Tenants tenants, WaysIn waysIn, AlertRoutes alerts, IngestRoute ingest) {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.post(IngestRoute.PATH, Role.INGEST, ingest));
    routes.addAll(new StatusRoutes(tenants, waysIn).routes());
    routes.addAll(alerts.routes());
    return routes;
  }

  /** Every route that answers, as the contract has them. */
  List<Route> routes() {
    return routes;
  }

  /** The port at which it listens. */
  public int port() {
    return http.port();
  }

  /** Takes no more, ends the epochs that are under way, and gives the folders free. */
  @Override
  public void close() throws IOException {
    alerts.close();
    http.close();
    waysIn.close();
    ingest.close();
    try {
      tenants.close();
    } finally {
      store.close();
    }
  }
}
