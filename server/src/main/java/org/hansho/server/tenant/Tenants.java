package org.hansho.server.tenant;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.incident.Inhibition;
import org.hansho.incident.Pattern;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.run.RunnerSettings;
import org.hansho.pipeline.Engine;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.settings.Retention;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;
import org.hansho.yaml.SourceText;

/**
 * All tenants of a server, in the order of the settings. Those with the same content share one
 * engine. Safe from any thread. They are there, and refuse what needs a runner, before their
 * content is compiled and their states are read.
 */
public final class Tenants implements Closeable {
  private final Map<String, Tenant> byName;

  private Tenants(Map<String, Tenant> byName) {
    this.byName = byName;
  }

  /** Compiles content. */
  public interface Engines {
    /**
     * The engine of a selection of content.
     *
     * @throws IOException if the content cannot be read
     */
    Engine of(ContentSelection content) throws IOException;

    /**
     * The engine of the detections of a text alone, read beside a selection of content; its content
     * names what is wrong with the text.
     *
     * @param replaced file of the content that the text is a version of; empty if it is none
     * @throws IOException if the content cannot be read
     */
    default Engine trying(ContentSelection content, SourceText text, String replaced)
        throws IOException {
      throw new IOException("Other rules cannot be tried in this server.");
    }

    /**
     * The patterns that incidents follow.
     *
     * @throws IOException if they cannot be read
     */
    default List<Pattern> patterns() throws IOException {
      return List.of();
    }

    /**
     * The inhibitions.
     *
     * @throws IOException if they cannot be read
     */
    default List<Inhibition> inhibitions() throws IOException {
      return List.of();
    }
  }

  /**
   * The tenants of the settings, whose folders are in use from now on; if one cannot be used, none
   * is.
   *
   * @param sink takes what their runners commit
   * @param clock gives each the clock by which its input arrives
   * @throws IOException if another process uses a folder; the message says what to do
   */
  public static Tenants of(ServerSettings settings, ChangeSink sink, Supplier<ArrivalClock> clock)
      throws IOException {
    Map<String, Tenant> byName = new LinkedHashMap<>();
    Tenants tenants = new Tenants(byName);
    try {
      for (TenantSettings tenant : settings.tenants().values()) {
        RunnerSettings plan = RunnerPlan.of(settings, tenant.name());
        byName.put(tenant.name(), new Tenant(tenant.data(), plan, sink, clock.get()));
      }
      return tenants;
    } catch (IOException | RuntimeException failure) {
      tenants.close();
      throw failure;
    }
  }

  /**
   * Compiles the content of all and opens their runners, once. Nothing works until {@link #start},
   * so that whoever decides about their alerts can know all of them before the first one comes.
   * Whoever fails closes all.
   *
   * @param contents what each detects
   * @throws IOException if content or a folder cannot be read; the message says what to do
   */
  public void open(ServerSettings settings, ContentOf contents, Engines engines)
      throws IOException {
    Map<ContentSelection, Engine> compiled = new LinkedHashMap<>();
    for (TenantSettings tenant : settings.tenants().values()) {
      ContentSelection content = contents.of(tenant);
      Engine engine = compiled.get(content);
      if (engine == null) {
        engine = engines.of(content);
        compiled.put(content, engine);
      }
      of(tenant.name()).open(engine);
    }
  }

  /** Lets all work; once. */
  public void start() {
    byName.values().forEach(Tenant::start);
  }

  /** Lets all that are open keep alerts and dead letters within these limits from now on. */
  public void keep(Retention retention) {
    byName.values().forEach(tenant -> tenant.keep(retention));
  }

  /** What is done before the runners of all are open; empty once they are. */
  public String waitsFor() {
    return byName.values().stream()
        .map(Tenant::waitsFor)
        .filter(one -> !one.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * Refuses what needs the runners of all.
   *
   * @throws NotReadyException if one is not open yet
   */
  public void requireOpen() {
    byName.values().forEach(Tenant::requireOpen);
  }

  /** The tenant of that name, which there is. */
  public Tenant of(String name) {
    Tenant tenant = byName.get(name);
    if (tenant == null) {
      throw new IllegalArgumentException("there is no tenant " + name);
    }
    return tenant;
  }

  /** Their names. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** All of them. */
  public List<Tenant> all() {
    return List.copyOf(byName.values());
  }

  /** Closes all, also if one fails. */
  @Override
  public void close() throws IOException {
    List<Exception> failures = new ArrayList<>();
    for (Tenant tenant : byName.values()) {
      try {
        tenant.close();
      } catch (IOException | RuntimeException failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw new IOException("a tenant could not be closed", failures.get(0));
    }
  }
}
