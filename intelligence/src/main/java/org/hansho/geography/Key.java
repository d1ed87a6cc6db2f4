package org.hansho.geography;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key of a map that somebody wants to read, and the keys below it. Immutable.
 *
 * @param attribute what its value is; null if only keys below it are wanted
 */
record Key<A>(byte[] name, @Nullable A attribute, List<Key<A>> below) {
  Key {
    below = List.copyOf(below);
  }

  /** The tree of wanted paths, whose keys are divided by slashes. */
  static <A> Key<A> tree(Map<String, A> paths) {
    return node("", paths);
  }

  private static <A> Key<A> node(String prefix, Map<String, A> paths) {
    List<String> names =
        paths.keySet().stream()
            .filter(path -> path.startsWith(prefix))
            .map(path -> path.substring(prefix.length()))
            .map(rest -> rest.indexOf('/') < 0 ? rest : rest.substring(0, rest.indexOf('/')))
            .distinct()
            .sorted()
            .toList();
    List<Key<A>> below = new ArrayList<>();
    for (String name : names) {
      below.add(node(prefix + name + "/", paths));
    }
    String path = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new Key<>(name.getBytes(StandardCharsets.UTF_8), paths.get(path), below);
  }

  /** The key below this one that has a name, or null. */
  @Nullable Key<A> child(ByteBuffer data, int from, int length) {
    for (int i = 0; i < below.size(); i++) {
      Key<A> child = below.get(i);
      if (child.name.length == length && child.isNamed(data, from)) {
        return child;
      }
    }
    return null;
  }

  private boolean isNamed(ByteBuffer data, int from) {
    for (int i = 0; i < name.length; i++) {
      if (data.get(from + i) != name[i]) {
        return false;
      }
    }
    return true;
  }
}
