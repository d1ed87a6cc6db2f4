package org.hansho.server.health;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.local.clock.Rounds;
import org.hansho.local.files.DiskFiles;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;
import org.hansho.server.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The health of all tenants, on a thread of its own. Safe from any thread. */
public final class Health implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String FOLDER = "health";

  private final Map<String, TenantHealth> byTenant = new LinkedHashMap<>();
  private final Rounds rounds = new Rounds("health", SECOND, this::look);
  private volatile boolean begun;

  private final boolean byItself;

  private Health(boolean byItself) {
    this.byItself = byItself;
  }

  /**
   * The health of all tenants as it was kept.
   *
   * @param sink takes alerts about what is wrong
   * @param outbox what is to be sent elsewhere
   * @param gaps what ways in have found missing
   * @param weakenings what people have done that makes Hansho see or show less
   * @throws IOException if what was kept cannot be read
   */
  public static Health open(
      ServerSettings settings,
      Tenants tenants,
      ChangeSink sink,
      Outbox outbox,
      Gaps gaps,
      Weakenings weakenings,
      Watching watching)
      throws IOException {
    Health health = new Health(watching.byItself());
    Path folder = settings.data().resolve(FOLDER);
    new DiskFiles().createFolder(folder);
    for (TenantSettings tenant : settings.tenants().values()) {
      Path state = folder.resolve(tenant.name());
      health.byTenant.put(
          tenant.name(),
          new TenantHealth(
              tenants.of(tenant.name()),
              tenant.data(),
              state,
              new TenantHealth.Around(watching.disk(), sink, outbox, gaps, weakenings),
              SourcePlans.of(settings, tenant.name())));
    }
    return health;
  }

  /** Takes over when sources may be silent; tenants that are not in the settings stay as is. */
  public void reloaded(ServerSettings settings) {
    byTenant.forEach(
        (name, health) -> {
          if (settings.tenants().containsKey(name)) {
            health.goOnWith(SourcePlans.of(settings, name));
          }
        });
  }

  /** The ids under which alerts about health are raised. */
  public static List<String> detections() {
    return Arrays.stream(HealthKind.values()).map(HealthKind::detection).toList();
  }

  /**
   * Says how many sign-ins have failed; alerts about them are the first tenant's.
   *
   * @param failed how many since the process began
   */
  public void countSignIns(LongSupplier failed) {
    byTenant.values().stream().findFirst().ifPresent(first -> first.countSignIns(failed));
  }

  /** Begins to look, once the tenants are open. */
  public void start() {
    byTenant.values().forEach(TenantHealth::begin);
    begun = true;
    if (byItself) {
      rounds.start();
    }
  }

  /** Looks at everything once; what fails is logged and tried again. */
  public synchronized void look() {
    byTenant.forEach(
        (name, health) -> {
          try {
            health.look();
          } catch (IOException | RuntimeException failure) {
            LOG.error("The health of tenant {} cannot be determined", name, failure);
          }
        });
  }

  /** That of a tenant, which there is. */
  public TenantHealth of(String tenant) {
    TenantHealth health = byTenant.get(tenant);
    if (health == null) {
      throw new IllegalArgumentException("there is no tenant " + tenant);
    }
    return health;
  }

  /** Ends, and keeps what is known. */
  @Override
  public void close() throws IOException {
    rounds.end();
    if (!begun) {
      return;
    }
    synchronized (this) {
      for (TenantHealth health : byTenant.values()) {
        health.keep();
      }
    }
  }
}
