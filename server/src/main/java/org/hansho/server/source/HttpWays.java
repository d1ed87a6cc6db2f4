package org.hansho.server.source;

import java.io.Closeable;
import java.util.List;
import java.util.function.Function;
import org.hansho.server.http.Route;
import org.hansho.server.settings.HttpSettings;
import org.hansho.server.tenant.Tenant;

/** Every way in over HTTP. */
public final class HttpWays implements Closeable {
  private final HttpIntake intake;

  /**
   * Ways in.
   *
   * @param tenants the tenant of a name
   * @param partBytes whole lines of so many bytes are one record of the journal
   */
  public HttpWays(Function<String, Tenant> tenants, HttpSettings settings, int partBytes) {
    this.intake = new HttpIntake(tenants, settings, partBytes);
  }

  /** The visible list: a new way in adds its line here. */
  public List<Route> routes() {
    return List.of(
            RecordLines.routes(intake),
            KubernetesAudit.routes(intake),
            AzureEvents.routes(intake),
            Elasticsearch.routes(intake),
            SplunkCollector.routes(intake),
            OtlpLogs.routes(intake),
            OtlpGrpc.routes(intake))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Ends the threads that answer. */
  @Override
  public void close() {
    intake.close();
  }
}
