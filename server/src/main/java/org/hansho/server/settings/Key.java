package org.hansho.server.settings;

import java.util.Set;
import org.hansho.server.settings.Setting.Effect;
import org.hansho.server.settings.Standard.Derivation;

/** Writes a {@link Setting} in three steps: path and type, standard, effect with meaning. */
final class Key<T> {
  private final String path;
  private final ValueType<T> type;
  private final Set<SourceKind> kinds;

  private Key(String path, ValueType<T> type, Set<SourceKind> kinds) {
    this.path = path;
    this.type = type;
    this.kinds = kinds;
  }

  static <T> Key<T> of(String path, ValueType<T> type) {
    return new Key<>(path, type, Set.of());
  }

  /** A key of a source of these kinds. */
  static <T> Key<T> ofSource(String name, ValueType<T> type, SourceKind... kinds) {
    return new Key<>("sources.*." + name, type, Set.of(kinds));
  }

  /** If nobody sets it, it is this. */
  Defaulted<T> standard(String text) {
    return new Defaulted<>(this, new Standard.Written<>(text));
  }

  /** If nobody sets it, there is none. */
  Defaulted<T> absent(String english, String japanese) {
    return new Defaulted<>(this, new Standard.Absent<>(new Words(english, japanese)));
  }

  Defaulted<T> required() {
    return new Defaulted<>(this, new Standard.Required<>());
  }

  /** If nobody sets it, it follows from other values. */
  Defaulted<T> derived(Derivation<T> derivation, String english, String japanese) {
    return new Defaulted<>(this, new Standard.Derived<>(derivation, new Words(english, japanese)));
  }

  /** If nobody sets it, it is the value of another setting. */
  Defaulted<T> like(Setting<T> other) {
    String path = "`" + other.path() + "`";
    return derived((values, item) -> values.find(other), path, path);
  }

  /** The second step. */
  static final class Defaulted<T> {
    private final Key<T> key;
    private final Standard<T> standard;

    private Defaulted(Key<T> key, Standard<T> standard) {
      this.key = key;
      this.standard = standard;
    }

    /** May change while the server runs, over the API too: nothing that it names is opened. */
    Setting<T> live(String english, String japanese) {
      return setting(Effect.LIVE, english, japanese);
    }

    /** May change in the file while the server runs. */
    Setting<T> reload(String english, String japanese) {
      return setting(Effect.RELOAD, english, japanese);
    }

    /** Needs a restart. */
    Setting<T> restart(String english, String japanese) {
      return setting(Effect.RESTART, english, japanese);
    }

    private Setting<T> setting(Effect effect, String english, String japanese) {
      Words meaning = new Words(english, japanese);
      return new Setting<>(key.path, key.type, standard, effect, key.kinds, meaning);
    }
  }
}
