package org.hansho.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Entity;
import org.jspecify.annotations.Nullable;

/**
 * Decides by what entities are recognised, and how much sharing one says: an address or an account
 * says much, a cluster little, a database's name next to nothing. Without state.
 */
public final class EntityKeys {
  /** Longest value that is compared; of a longer one the beginning. */
  public static final int CHARACTERS = 256;

  /** Most entities of an alert that are looked at, those that say most first. */
  public static final int MOST = 24;

  private static final double UNKNOWN_TYPE = 0.3;
  private static final double PLAIN_ACCOUNT = 0.7;

  private static final Map<String, Double> WEIGHTS =
      Map.ofEntries(
          Map.entry("account", 1.0),
          Map.entry("ip", 1.0),
          Map.entry("container", 1.0),
          Map.entry("cloud-resource", 0.9),
          Map.entry("host", 0.8),
          Map.entry("website", 0.8),
          Map.entry("storage-account", 0.8),
          Map.entry("database-server", 0.8),
          Map.entry("cosmos-db-account", 0.8),
          Map.entry("kubernetes-resource", 0.7),
          Map.entry("image", 0.6),
          Map.entry("kubernetes-cluster", 0.5),
          Map.entry("secret", 0.5),
          Map.entry("device", 0.5),
          Map.entry("process", 0.2),
          Map.entry("file", 0.1),
          Map.entry("storage-container", 0.1),
          Map.entry("url", 0.0),
          Map.entry("database", 0.0),
          Map.entry("collection", 0.0),
          Map.entry("application", 0.0),
          Map.entry("subscription", 0.0),
          Map.entry("group", 0.0),
          Map.entry("memory-region", 0.0),
          Map.entry("module", 0.0));

  /** Accounts that every machine has, and words for nobody. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "-",
          "(unknown)",
          "unknown",
          "root",
          "admin",
          "administrator",
          "system",
          "local service",
          "network service",
          "www-data",
          "apache",
          "nginx",
          "nobody",
          "daemon",
          "sa",
          "postgres",
          "mysql",
          "anonymous",
          "anonymous logon",
          "system:anonymous",
          "system:unauthenticated",
          "nt authority\\system");

  private EntityKeys() {}

  /** The keys of an alert's entities without doubles, those that say most first. */
  public static List<EntityKey> of(Collection<Entity> entities) {
    Set<EntityKey> found = new TreeSet<>();
    for (Entity entity : entities) {
      for (String value : values(entity)) {
        EntityKey key = new EntityKey(entity.type(), compared(value));
        if (!key.value().isEmpty()) {
          found.add(key);
        }
      }
    }
    List<EntityKey> keys = new ArrayList<>(found);
    keys.sort(
        Comparator.comparingDouble((EntityKey key) -> -weight(key))
            .thenComparing(Comparator.naturalOrder()));
    return List.copyOf(keys.subList(0, Math.min(MOST, keys.size())));
  }

  /** The key of an entity as people name it. */
  public static EntityKey of(String type, String value) {
    return new EntityKey(kept(type), compared(value));
  }

  /** How much it says that two alerts share this entity, from 0 to 1, however common it is. */
  public static double weight(EntityKey key) {
    double weight = WEIGHTS.getOrDefault(key.type(), UNKNOWN_TYPE);
    return switch (key.type()) {
      case "account" -> accountWeight(key.value(), weight);
      case "ip" -> isNowhere(key.value()) ? 0 : weight;
      default -> weight;
    };
  }

  private static double accountWeight(String value, double weight) {
    if (EVERYWHERE.contains(value)) {
      return 0;
    }
    boolean hasRealm = value.indexOf('@') >= 0 || value.indexOf('\\') >= 0 || value.contains(":");
    return hasRealm ? weight : PLAIN_ACCOUNT;
  }

  private static boolean isNowhere(String address) {
    return address.startsWith("127.")
        || address.startsWith("169.254.")
        || address.equals("0.0.0.0")
        || address.equals("::")
        || address.equals("::1")
        || address.equals("-");
  }

  private static List<String> values(Entity entity) {
    return switch (entity.type()) {
      case "container" -> present(entity, "name", "id");
      case "kubernetes-resource" -> List.of(joined(entity, "namespace", "kind", "name"));
      case "process" ->
          entity.attributes().containsKey("command-line")
              ? List.of(joined(entity, "executable", "command-line"))
              : List.of();
      default -> List.of(entity.label());
    };
  }

  private static List<String> present(Entity entity, String... names) {
    List<String> values = new ArrayList<>();
    for (String name : names) {
      @Nullable String value = entity.attributes().get(name);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static String joined(Entity entity, String... names) {
    return String.join("/", present(entity, names));
  }

  /** What no database keeps (NUL, half a surrogate pair) becomes U+FFFD. */
  private static String kept(String text) {
    return text.codePoints()
        .map(each -> each == 0 || isHalf(each) ? 0xFFFD : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHalf(int each) {
    return each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE;
  }

  private static String compared(String value) {
    String folded = kept(value.strip().toLowerCase(Locale.ROOT));
    if (folded.length() <= CHARACTERS) {
      return folded;
    }
    boolean splits = Character.isHighSurrogate(folded.charAt(CHARACTERS - 1));
    return folded.substring(0, splits ? CHARACTERS - 1 : CHARACTERS);
  }
}
