package org.hansho.local.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.local.epoch.StateChunk;
import org.hansho.local.journal.Push;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The idempotency keys of the pushes that were read in the last 24 hours of arrival: a push with
 * one of them is a repetition.
 *
 * <p>Keys count within their source. Each costs {@value #BYTES_A_KEY} bytes, as a hash of 128 bits;
 * when there is no room the oldest is forgotten, and counted. They are saved in pieces of {@value
 * #KEYS_A_PIECE}, of which an epoch writes the last. Belongs to the runner's thread.
 */
final class SeenKeys {
  static final String CHUNK = "keys";

  private static final int BYTES_A_KEY = 128;
  private static final int KEYS_A_PIECE = 1_000;
  private static final long KEPT = 86_400_000_000_000L;

  private final int most;
  private final LinkedHashMap<Hash, Seen> keys = new LinkedHashMap<>();
  private final TreeSet<Integer> changed = new TreeSet<>();
  private final List<Integer> gone = new ArrayList<>();

  /** What is to be saved of the pieces that may still grow, or have since they were saved. */
  private final TreeMap<Integer, StateWriter> growing = new TreeMap<>();

  private long next;
  private long forgotten;

  private record Hash(long high, long low) {}

  private record Seen(long arrival, long ordinal) {
    int piece() {
      return (int) (ordinal / KEYS_A_PIECE);
    }
  }

  /**
   * No key was seen.
   *
   * @param bytes most memory for them
   */
  SeenKeys(long bytes) {
    this.most = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / BYTES_A_KEY));
  }

  /** Whether a push repeats one that was read; if not, its key is noted. */
  boolean isRepeated(Push push, long arrival) {
    if (push.key().isEmpty()) {
      return false;
    }
    expire(arrival);
    Hash hash = hash(push);
    if (keys.containsKey(hash)) {
      return true;
    }
    if (keys.size() == most) {
      removeOldest();
      forgotten++;
    }
    Seen seen = new Seen(arrival, next);
    add(hash, seen);
    changed.add(seen.piece());
    return false;
  }

  private void add(Hash hash, Seen seen) {
    keys.remove(hash);
    keys.put(hash, seen);
    next = seen.ordinal() + 1;
    StateWriter out = growing.computeIfAbsent(seen.piece(), unseen -> new StateWriter());
    out.number(hash.high());
    out.number(hash.low());
    out.number(seen.arrival());
    out.number(seen.ordinal());
  }

  private void expire(long arrival) {
    while (!keys.isEmpty() && arrival - keys.values().iterator().next().arrival() > KEPT) {
      removeOldest();
    }
  }

  private void removeOldest() {
    Iterator<Seen> oldest = keys.values().iterator();
    int piece = oldest.next().piece();
    oldest.remove();
    boolean isLast = !oldest.hasNext() || oldest.next().piece() != piece;
    if (isLast && piece < next / KEYS_A_PIECE) {
      gone.add(piece);
    }
  }

  private static Hash hash(Push push) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] source = push.source().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(source.length).flip());
      digest.update(source);
      digest.update(push.key().getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
      return new Hash(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** How many keys were forgotten for lack of room since the last call. */
  long takeForgotten() {
    long taken = forgotten;
    forgotten = 0;
    return taken;
  }

  int size() {
    return keys.size();
  }

  // -- saving -----------------------------------------------------------------------------------

  /** The pieces that have changed since the last call; empty ones are to be deleted. */
  List<StateChunk> changes() {
    List<StateChunk> changes = new ArrayList<>();
    gone.forEach(piece -> changes.add(new StateChunk(0, piece, CHUNK, new byte[0])));
    changed.removeAll(gone);
    gone.clear();
    for (int piece : changed) {
      StateWriter out = growing.get(piece);
      if (out != null) {
        changes.add(new StateChunk(0, piece, CHUNK, out.toBytes()));
      }
    }
    changed.clear();
    forgetWhole();
    return changes;
  }

  /** Pieces that are full do not grow any more. */
  private void forgetWhole() {
    growing.headMap((int) (next / KEYS_A_PIECE)).clear();
  }

  /** Restores the pieces, in any order, as far as they are not too old at that arrival. */
  void restore(List<StateChunk> pieces, long arrival) {
    List<StateChunk> inOrder = new ArrayList<>(pieces);
    inOrder.sort(Comparator.comparingInt(StateChunk::partition));
    for (StateChunk piece : inOrder) {
      StateReader in = new StateReader(piece.body());
      while (!in.atEnd()) {
        Hash hash = new Hash(in.number(), in.number());
        add(hash, new Seen(in.number(), in.number()));
        if (keys.size() > most) {
          removeOldest();
        }
      }
      forgetWhole();
    }
    expire(arrival);
  }
}
