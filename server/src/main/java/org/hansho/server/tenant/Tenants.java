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
import org.hansho.pipeline.Engine;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;
import org.hansho.yaml.SourceText;

/**
 * All tenants of a server, in the order of the settings. Those with the same content share one
 * engine. Safe from any thread.
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
   * Opens all tenants; if one cannot be opened, none is. Nothing works until {@link #start}, so
   * that whoever decides about their alerts can know all of them before the first one comes.
   *
   * @param contents what each detects
   * @param sink takes what their runners commit
   * @param clock gives each the clock by which its input arrives
   * @throws IOException as {@link Tenant#open} does
   */
  public static Tenants open(
      ServerSettings settings,
      ContentOf contents,
      Engines engines,
      ChangeSink sink,
      Supplier<ArrivalClock> clock)
      throws IOException {
    Map<ContentSelection, Engine> compiled = new LinkedHashMap<>();
    Map<String, Tenant> opened = new LinkedHashMap<>();
    Tenants tenants = new Tenants(opened);
    try {
      for (TenantSettings tenant : settings.tenants().values()) {
        ContentSelection content = contents.of(tenant);
        Engine engine = compiled.get(content);
        if (engine == null) {
          engine = engines.of(content);
          compiled.put(content, engine);
        }
        opened.put(
            tenant.name(),
            Tenant.open(
                tenant.data(), engine, RunnerPlan.of(settings, tenant.name()), sink, clock.get()));
      }
      return tenants;
    } catch (IOException | RuntimeException failure) {
      tenants.close();
      throw failure;
    }
  }

  /** Lets all work; once. */
  public void start() {
    byName.values().forEach(Tenant::start);
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
