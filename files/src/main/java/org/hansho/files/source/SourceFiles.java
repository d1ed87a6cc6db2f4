package org.hansho.files.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The files to read: first those that were named, by name, then folder after folder the files in
 * it, by name. Immutable.
 *
 * <p>A file found in a folder takes the bytes of its name and {@link #BYTES_EACH} more; its {@link
 * SourceFile} is made when it is asked for.
 */
public final class SourceFiles extends AbstractList<SourceFile> implements RandomAccess {
  /** Bytes held for each file in a folder beside its name. */
  static final int BYTES_EACH = 2 * Long.BYTES + 2 * Integer.BYTES;

  private final List<SourceFile> named;
  private final Found found;

  private SourceFiles(List<SourceFile> named, Found found) {
    this.named = named;
    this.found = found;
  }

  /** Where a file lies that is not in its folder by its name: behind a link, or oddly named. */
  private record Place(Path path, Path root) {}

  /**
   * A folder.
   *
   * @param first index of its first file
   */
  private record Folder(String name, Path path, Path root, int first) {}

  /** What was found in folders, in columns. */
  private static final class Found {
    final List<Folder> folders = new ArrayList<>();
    final Map<Integer, Place> places = new HashMap<>();
    byte[] names = new byte[64];
    int[] ends = new int[4];
    long[] sizes = new long[4];
    long[] changed = new long[4];
    int[] keys = new int[4];
    int size;

    int start(int index) {
      return index == 0 ? 0 : ends[index - 1];
    }

    SourceFile get(int index) {
      int low = 0;
      int high = folders.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (folders.get(middle).first() <= index) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      Folder folder = folders.get(low);
      int start = start(index);
      String leaf = new String(names, start, ends[index] - start, StandardCharsets.UTF_8);
      Place place = places.get(index);
      return new SourceFile(
          folder.name() + leaf,
          place == null ? folder.path().resolve(leaf) : place.path(),
          place == null ? folder.root() : place.root(),
          sizes[index],
          changed[index],
          keys[index],
          false);
    }
  }

  @Override
  public SourceFile get(int index) {
    return index < named.size() ? named.get(index) : found.get(index - named.size());
  }

  @Override
  public int size() {
    return named.size() + found.size;
  }

  /** Bytes of all files. */
  public long bytes() {
    long bytes = named.stream().mapToLong(SourceFile::size).sum();
    for (int i = 0; i < found.size; i++) {
      bytes += found.sizes[i];
    }
    return bytes;
  }

  /** Standard input, if it was named. */
  public @Nullable SourceFile standardInput() {
    return named.stream().filter(SourceFile::isStandardInput).findFirst().orElse(null);
  }

  /** The same with other named files; those for which there is null are left out. */
  public SourceFiles withNamed(UnaryOperator<@Nullable SourceFile> other) {
    List<SourceFile> others = new ArrayList<>();
    for (SourceFile file : named) {
      SourceFile made = other.apply(file);
      if (made != null) {
        others.add(made);
      }
    }
    return new SourceFiles(others, found);
  }

  /** Bytes held for the files in folders. */
  long held() {
    return found.names.length + (long) BYTES_EACH * found.ends.length;
  }

  /** Collects files; folder after folder. Belongs to one thread. */
  static final class Builder {
    private final List<SourceFile> named = new ArrayList<>();
    private final Set<Path> namedPaths = new HashSet<>();
    private final Found found = new Found();

    void named(SourceFile file) {
      named.add(file);
      namedPaths.add(file.path());
    }

    /** Whether a named file lies there. */
    boolean isNamed(Path real) {
      return namedPaths.contains(real);
    }

    /** The files that are added next are in this folder. */
    void folder(String name, Path path, Path root) {
      found.folders.add(new Folder(name.endsWith("/") ? name : name + "/", path, root, found.size));
    }

    /** Adds a file; where it lies behind a link, with the root that it must be below then. */
    void file(SourceTree.Entry entry) {
      byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
      int at = found.size;
      if (at == found.ends.length) {
        grow(at + (at >> 1) + 4);
      }
      int start = found.start(at);
      if (start + name.length > found.names.length) {
        int room = Math.max(start + name.length, found.names.length / 2 * 3);
        found.names = Arrays.copyOf(found.names, room);
      }
      System.arraycopy(name, 0, found.names, start, name.length);
      found.ends[at] = start + name.length;
      found.sizes[at] = entry.size();
      found.changed[at] = entry.changed();
      found.keys[at] = entry.key();
      if (entry.path() != null && entry.root() != null) {
        found.places.put(at, new Place(entry.path(), entry.root()));
      }
      found.size++;
    }

    private void grow(int room) {
      found.ends = Arrays.copyOf(found.ends, room);
      found.sizes = Arrays.copyOf(found.sizes, room);
      found.changed = Arrays.copyOf(found.changed, room);
      found.keys = Arrays.copyOf(found.keys, room);
    }

    SourceFiles build() {
      named.sort(null);
      return new SourceFiles(List.copyOf(named), found);
    }
  }
}
