package org.hansho.server.tenant;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hansho.pipeline.Engine;
import org.hansho.sigma.ValueList;
import org.jspecify.annotations.Nullable;

/**
 * The lists of each tenant's content, by name. Safe from any thread. They are to be known before
 * any tenant works: until then no list has an entry, and what names one hides nothing.
 */
public final class TenantLists {
  private static final Map<String, Collection<String>> NONE = Map.of();

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private volatile @Nullable Tenants tenants;

  private record Known(Engine engine, Map<String, Collection<String>> lists) {}

  /** Says whose lists they are. */
  public void are(Tenants all) {
    tenants = all;
  }

  /** Those of a tenant; the same object as long as its content is the same. */
  public Map<String, Collection<String>> of(String tenant) {
    Tenants all = tenants;
    if (all == null || !all.names().contains(tenant)) {
      return NONE;
    }
    Engine engine = all.of(tenant).engine();
    Known last = known.get(tenant);
    if (last == null || last.engine() != engine) {
      Map<String, Collection<String>> lists = new TreeMap<>();
      for (ValueList list : engine.content().lists().all()) {
        lists.put(list.name(), list.entries());
      }
      last = new Known(engine, lists);
      known.put(tenant, last);
    }
    return last.lists();
  }
}
