package org.hansho.local.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A disk in memory that behaves as badly as disks may.
 *
 * <p>Forgets at a crash what was not synced, bytes and names alike, or keeps any part of it; fails
 * the n-th operation; drops what a failed sync should have written, and reports the next sync as
 * good; writes the first bytes of a write that fails; is full at a given size.
 */
public final class FaultyFiles implements FileLayer {
  private Map<Path, FaultyFile.Content> names = new HashMap<>();
  private Map<Path, FaultyFile.Content> durableNames = new HashMap<>();
  private long operations;
  private final HashSet<Long> failing = new HashSet<>();
  private boolean dead;
  private long capacity = Long.MAX_VALUE;
  private final SplittableRandom random;

  /** A disk whose faults follow from a seed. */
  public FaultyFiles(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Makes an operation fail, counted from the first one, from 1. */
  public void failAt(long operation) {
    failing.add(operation);
  }

  /** Lets nothing fail any more. */
  public void forgetFailures() {
    failing.clear();
    dead = false;
  }

  /** Lets every operation fail from now on, or none. */
  public void setDead(boolean isDead) {
    dead = isDead;
  }

  /** Most bytes that all files together may have. */
  public void setCapacity(long bytes) {
    capacity = bytes;
  }

  /** How many operations there were. */
  public synchronized long operations() {
    return operations;
  }

  /** Forgets all that was not synced. */
  public synchronized void crash() {
    names = new HashMap<>(durableNames);
    names.values().forEach(content -> content.keepUnsynced(0));
  }

  /** Keeps any part of what was not synced: of names some, of bytes a first part. */
  public synchronized void crashAndTear() {
    Map<Path, FaultyFile.Content> survivors = new HashMap<>();
    for (Path name : union()) {
      FaultyFile.Content now = names.get(name);
      FaultyFile.Content durable = durableNames.get(name);
      FaultyFile.Content survivor = now != durable && random.nextBoolean() ? now : durable;
      if (survivor != null) {
        survivors.put(name, survivor);
      }
    }
    survivors
        .values()
        .forEach(content -> content.keepUnsynced(random.nextInt(content.unsynced() + 1)));
    names = survivors;
    durableNames = new HashMap<>(survivors);
  }

  private List<Path> union() {
    HashSet<Path> all = new HashSet<>(names.keySet());
    all.addAll(durableNames.keySet());
    return all.stream().sorted().toList();
  }

  /** The bytes of a file as they are. */
  public synchronized byte[] bytes(Path file) {
    return content(file).bytes();
  }

  /** Replaces a file, durably. */
  public synchronized void replace(Path file, byte[] bytes) {
    FaultyFile.Content content = new FaultyFile.Content(bytes);
    names.put(file, content);
    durableNames.put(file, content);
  }

  /** Flips one bit of a file, durably. */
  public synchronized void flip(Path file, long bit) {
    byte[] bytes = bytes(file);
    bytes[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
    replace(file, bytes);
  }

  private FaultyFile.Content content(Path file) {
    FaultyFile.Content content = names.get(file);
    if (content == null) {
      throw new IllegalArgumentException("no file " + file);
    }
    return content;
  }

  /** Counts an operation; fails if its turn has come. */
  synchronized void operation(String what) throws IOException {
    operations++;
    if (dead || failing.contains(operations)) {
      throw new IOException(what + ": input/output error (operation " + operations + ")");
    }
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** How many of so many bytes there is room for. */
  synchronized int room(int bytes) {
    long used = 0;
    for (FaultyFile.Content content : names.values()) {
      used += content.size();
    }
    return (int) Math.max(0, Math.min(bytes, capacity - used));
  }

  @Override
  public synchronized OpenFile create(Path file) throws IOException {
    operation("create " + file);
    if (names.containsKey(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    FaultyFile.Content content = new FaultyFile.Content(new byte[0]);
    names.put(file, content);
    return new FaultyFile(this, file, content);
  }

  @Override
  public synchronized OpenFile open(Path file) throws IOException {
    operation("open " + file);
    FaultyFile.Content content = names.get(file);
    if (content == null) {
      throw new FileNotFoundException(file.toString());
    }
    return new FaultyFile(this, file, content);
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    operation("rename " + from);
    FaultyFile.Content content = names.remove(from);
    if (content == null) {
      throw new FileNotFoundException(from.toString());
    }
    names.put(to, content);
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    operation("delete " + file);
    names.remove(file);
  }

  @Override
  public synchronized List<Path> list(Path folder) throws IOException {
    operation("list " + folder);
    List<Path> files = new ArrayList<>();
    for (Path name : names.keySet()) {
      if (folder.equals(name.getParent())) {
        files.add(name);
      }
    }
    files.sort(null);
    return files;
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    operation("create folder " + folder);
  }

  @Override
  public synchronized void syncFolder(Path folder) throws IOException {
    operation("sync folder " + folder);
    durableNames = new HashMap<>(names);
  }

  @Override
  public FileLock lock(Path file, String owner) throws IOException {
    operation("lock " + file);
    return () -> {};
  }
}
