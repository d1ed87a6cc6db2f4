package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.hansho.casework.store.StoreSettings.Sqlite;
import org.hansho.local.run.RunnerSettings;
import org.hansho.pipeline.Engine;
import org.hansho.server.api.AlertRoutes;
import org.hansho.server.api.StatusRoutes;
import org.hansho.server.http.HttpServer;
import org.hansho.server.http.HttpSettings;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.LocalKey;
import org.hansho.server.security.Role;
import org.hansho.server.source.IngestRoute;
import org.hansho.server.tenant.Tenant;

/**
 * Hansho as it keeps running: the runner of each tenant, the ways in, and the API.
 *
 * <pre>
 * local-key          the key of whoever may read this folder
 * casework.db        the alerts that people see (SQLite)
 * tenants/NAME/      the data folder of a tenant
 * </pre>
 */
public final class Server implements Closeable {
  private static final String TENANTS = "tenants";
  private static final String CASEWORK = "casework.db";
  private static final int PART_BYTES = 4 << 20;

  private final CaseStore store;
  private final Tenant tenant;
  private final HttpServer http;

  private Server(CaseStore store, Tenant tenant, HttpServer http) {
    this.store = store;
    this.tenant = tenant;
    this.http = http;
  }

  /**
   * Starts; what was not ended before goes on.
   *
   * @param folder of the server, made if it is not there, for its owner only
   * @throws IOException if the folder is in use or cannot be read, or nothing can listen at the
   *     address; the message says what to do
   */
  public static Server start(
      Path folder, HttpSettings settings, RunnerSettings runner, Engine engine)
      throws IOException {
    Files.createDirectories(folder);
    Path data = folder.resolve(TENANTS).resolve(runner.tenant());
    CaseStore store = CaseStore.open(StoreSettings.of(new Sqlite(folder.resolve(CASEWORK))));
    try {
      Tenant tenant = Tenant.open(data, engine, runner, store);
      try {
        Access access = new Access(LocalKey.of(folder), tenant.name());
        List<Route> routes = routes(tenant, store, settings);
        return new Server(store, tenant, HttpServer.start(settings, access, routes));
      } catch (IOException | RuntimeException failure) {
        tenant.close();
        throw failure;
      }
    } catch (IOException | RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  private static List<Route> routes(Tenant tenant, CaseStore store, HttpSettings settings) {
    List<Route> routes = new ArrayList<>();
    routes.add(
        Route.post(
            IngestRoute.PATH,
            Role.INGEST,
            new IngestRoute(name -> tenant, settings.bodyBytes(), PART_BYTES)));
    routes.addAll(new StatusRoutes(name -> tenant, List.of(tenant)).routes());
    routes.addAll(new AlertRoutes(store).routes());
    return routes;
  }

  /** The port at which it listens. */
  public int port() {
    return http.port();
  }

  /** Takes no more, ends the epoch that is under way, and gives the folder free. */
  @Override
  public void close() throws IOException {
    http.close();
    tenant.close();
    store.close();
  }
}
