package org.hansho.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The objects of a manifest, read as plain maps. */
final class KubernetesObjects {
  private final List<Map<?, ?>> objects = new ArrayList<>();

  KubernetesObjects(String manifest) {
    Load load = new Load(LoadSettings.builder().build());
    for (Object object : load.loadAllFromString(manifest)) {
      objects.add((Map<?, ?>) object);
    }
  }

  List<String> kinds() {
    return objects.stream().map(object -> String.valueOf(object.get("kind"))).toList();
  }

  /** What stands at a path of the one object of a kind; numbers are places of a list. */
  @Nullable Object at(String kind, Object... path) {
    @Nullable Object here =
        objects.stream()
            .filter(object -> kind.equals(object.get("kind")))
            .reduce(
                (one, other) -> {
                  throw new IllegalStateException("more than one " + kind);
                })
            .orElseThrow();
    for (Object step : path) {
      Object parent = Objects.requireNonNull(here, () -> "nothing stands above " + step);
      here =
          step instanceof Integer place
              ? ((List<?>) parent).get(place)
              : ((Map<?, ?>) parent).get(step);
    }
    return here;
  }
}
