package org.hansho.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The frame of a snapshot: version, a number that identifies the secret seed without revealing it,
 * the tenant, what was saved, and a checksum.
 */
final class SessionSnapshot {
  private static final int VERSION = 1;
  private static final byte[] PROBE = "hansho".getBytes(StandardCharsets.US_ASCII);

  private SessionSnapshot() {}

  /** Which seed an engine's detectors keep what they know under. */
  static long seed(Engine engine) {
    return engine.detectors().hashes().value(PROBE, 0, PROBE.length);
  }

  static byte[] write(String tenant, SessionStages stages, SessionAlerts alerts) {
    StateWriter out = new StateWriter();
    out.count(VERSION);
    out.number(seed(stages.engine()));
    out.text(tenant);
    stages.write(out);
    alerts.write(out);
    out.number(checksum(out.buffer(), out.size()));
    return out.toBytes();
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }

  /** A reader that stands behind the seed, at the tenant. */
  static StateReader open(Engine engine, byte[] snapshot) {
    int end = snapshot.length - Long.BYTES;
    if (end < 0
        || new StateReader(snapshot, end, snapshot.length).number() != checksum(snapshot, end)) {
      throw new IllegalStateException(
          "the snapshot is damaged: its checksum is wrong; go on from an older one");
    }
    StateReader in = new StateReader(snapshot, 0, end);
    int version = in.count();
    if (version > VERSION) {
      throw new IllegalStateException(
          "the snapshot is of a newer Hansho, in version " + version + "; use that one");
    }
    if (in.number() != seed(engine)) {
      throw new IllegalStateException(
          "the snapshot was made under another secret seed; use Engine.with that one");
    }
    return in;
  }
}
