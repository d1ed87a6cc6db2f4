package org.hansho.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.hansho.local.files.DiskFiles;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.OpenFile;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;

/**
 * Restores a backup into folders that are empty or not there. Everything is unpacked and checked in
 * a folder inside each of them first and then moved up, so that nothing beside them is written and
 * a damaged backup leaves nothing behind. A server refuses a folder in which that was interrupted.
 */
public final class Restore {
  private static final int BUFFER = 1 << 16;
  private static final String UNFINISHED = ".restoring";
  private static final String FOUND = "lost+found";

  private final FileLayer files = new DiskFiles();
  private final ServerSettings settings;

  /** Restores for a server with these settings. */
  public Restore(ServerSettings settings) {
    this.settings = settings;
  }

  /**
   * What was restored.
   *
   * @param made when the backup was made
   * @param parts how many files
   * @param bytes of all of them
   * @param external whether alerts are in a database that the backup does not hold
   */
  public record Restored(String made, int parts, long bytes, boolean external) {}

  /**
   * Restores a backup.
   *
   * @throws IOException if a folder has something in it, the backup is damaged or of another kind,
   *     or has a tenant that the settings do not name; then nothing was changed
   */
  public Restored from(Path backup) throws IOException {
    Map<String, Path> targets = targets();
    for (Path target : targets.values()) {
      refuseUsed(target);
    }
    List<Path> made = targets.values().stream().filter(Files::notExists).toList();
    List<Path> moved = new ArrayList<>();
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      Manifest manifest = manifest(zip);
      for (Path target : targets.values()) {
        begin(target);
      }
      long bytes = 0;
      for (Manifest.Part part : manifest.parts()) {
        unpack(zip, part, place(part.name(), targets));
        bytes += part.size();
      }
      for (Path target : targets.values()) {
        finish(target, moved);
      }
      return new Restored(manifest.made(), manifest.parts().size(), bytes, manifest.external());
    } catch (ZipException damaged) {
      giveUp(targets, made, moved, damaged);
      throw damaged(backup, damaged);
    } catch (IOException | RuntimeException failure) {
      giveUp(targets, made, moved, failure);
      throw failure;
    }
  }

  private static IOException damaged(Path backup, ZipException damaged) {
    return new IOException(backup + " is no backup or damaged: " + damaged.getMessage(), damaged);
  }

  /** Whether an interrupted restoration has left a part of a backup in a data folder. */
  public static boolean isUnfinished(Path data) {
    return Files.exists(unfinished(data));
  }

  /**
   * Reads a whole backup and changes nothing.
   *
   * @return what a restoration would bring
   * @throws IOException if it is damaged or no backup
   */
  public static Restored verify(Path backup) throws IOException {
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      Manifest manifest = read(zip);
      long bytes = 0;
      for (Manifest.Part part : manifest.parts()) {
        check(zip, part, piece -> {});
        bytes += part.size();
      }
      return new Restored(manifest.made(), manifest.parts().size(), bytes, manifest.external());
    } catch (ZipException damaged) {
      throw damaged(backup, damaged);
    }
  }

  /** Folders by the beginnings of names: the data folder by an empty one, and tenants elsewhere. */
  private Map<String, Path> targets() {
    Map<String, Path> targets = new LinkedHashMap<>();
    for (TenantSettings tenant : settings.tenants().values()) {
      String name = Backup.TENANTS + "/" + tenant.name();
      if (!tenant.data().equals(settings.data().resolve(name))) {
        targets.put(name + "/", tenant.data());
      }
    }
    targets.put("", settings.data());
    return targets;
  }

  /** Folders without a file are no data, and neither is what a broken-off restoration unpacked. */
  private static void refuseUsed(Path target) throws IOException {
    if (Files.notExists(target)) {
      return;
    }
    List<Path> there = List.of(target);
    if (Files.isDirectory(target)) {
      try (Stream<Path> entries = Files.list(target)) {
        there = entries.filter(entry -> !isNothing(entry)).toList();
      }
    }
    for (Path entry : there) {
      if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) || holdsFile(entry)) {
        throw new IOException(
            target + " has something in it, and nothing is overwritten. Move it away first.");
      }
    }
  }

  private static boolean isNothing(Path entry) {
    return entry.endsWith(UNFINISHED) || entry.endsWith(FOUND);
  }

  private static boolean holdsFile(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.anyMatch(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static Path unfinished(Path target) {
    return target.resolve(UNFINISHED);
  }

  private void begin(Path target) throws IOException {
    Path unfinished = unfinished(target);
    Backup.deleteAll(unfinished);
    files.createFolder(unfinished);
    if (unfinished.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      refuseOwner(target, number(target), number(unfinished));
    }
  }

  private static int number(Path folder) throws IOException {
    return (int) Files.getAttribute(folder, "unix:uid");
  }

  /**
   * Refuses to write as another user than the one whose folder it is. A folder of user 0 is the
   * mounted one of a container, whose server runs as whoever restores.
   */
  static void refuseOwner(Path target, int owner, int writer) throws IOException {
    if (owner != 0 && owner != writer) {
      throw new IOException(
          target
              + " belongs to the user with number "
              + owner
              + ", and what is restored would belong to number "
              + writer
              + ", so that the server could not use it. Restore as that user, as with sudo -u.");
    }
  }

  private Manifest manifest(ZipFile zip) throws IOException {
    Manifest manifest = read(zip);
    for (Manifest.Part part : manifest.parts()) {
      refuseForeign(part.name());
    }
    return manifest;
  }

  private static Manifest read(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw new IOException(zip.getName() + " is no backup, or was not written to its end.");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Manifest.read(in.readNBytes(Manifest.LONGEST));
    } catch (IOException wrong) {
      throw new IOException(zip.getName() + " cannot be restored: " + wrong.getMessage(), wrong);
    }
  }

  private void refuseForeign(String name) throws IOException {
    String[] steps = name.split("/", 3);
    if (!Backup.roots().contains(steps[0])) {
      throw new IOException("The backup holds " + name + ", which is nothing of a server.");
    }
    boolean tenant = steps[0].equals(Backup.TENANTS);
    if (tenant && (steps.length < 3 || !settings.tenants().containsKey(steps[1]))) {
      throw new IOException(
          "The backup holds the tenant "
              + (steps.length < 2 ? "" : steps[1])
              + ", which the settings do not name. Add it to tenants.");
    }
  }

  private static Path place(String name, Map<String, Path> targets) {
    for (Map.Entry<String, Path> target : targets.entrySet()) {
      if (name.startsWith(target.getKey())) {
        return unfinished(target.getValue()).resolve(name.substring(target.getKey().length()));
      }
    }
    throw new IllegalStateException("every name begins with nothing");
  }

  private void unpack(ZipFile zip, Manifest.Part part, Path file) throws IOException {
    files.createFolder(above(file));
    try (OpenFile out = files.create(file)) {
      check(zip, part, out::append);
      out.sync();
    }
  }

  /** Takes a piece of a file. */
  private interface Sink {
    void take(ByteBuffer piece) throws IOException;
  }

  private static void check(ZipFile zip, Manifest.Part part, Sink sink) throws IOException {
    ZipEntry entry = zip.getEntry(part.name());
    if (entry == null) {
      throw new IOException(zip.getName() + " is damaged: " + part.name() + " is missing.");
    }
    MessageDigest digest = Archive.digest();
    long left = part.size();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read > 0 && left >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        sink.take(ByteBuffer.wrap(buffer, 0, read));
        left -= read;
      }
    }
    if (left != 0 || !HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
      throw new IOException(
          zip.getName() + " is damaged: " + part.name() + " is not what was saved.");
    }
  }

  private static Path above(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "no root is restored");
  }

  private void finish(Path target, List<Path> moved) throws IOException {
    Path unfinished = unfinished(target);
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> all = Files.walk(unfinished)) {
      all.filter(Files::isDirectory).forEach(folders::add);
    }
    for (Path folder : folders) {
      files.syncFolder(folder);
    }
    moveUp(unfinished, target, moved);
    Backup.deleteAll(unfinished);
    files.syncFolder(target);
    files.syncFolder(above(target));
  }

  private void moveUp(Path from, Path to, List<Path> moved) throws IOException {
    for (Path entry : files.list(from)) {
      Path place = to.resolve(entry.getFileName());
      if (Files.isDirectory(entry) && Files.isDirectory(place)) {
        moveUp(entry, place, moved);
      } else {
        files.rename(entry, place);
        moved.add(place);
      }
    }
    files.syncFolder(to);
  }

  /** Deletes what was written; what cannot be deleted is reported with the failure. */
  private static void giveUp(
      Map<String, Path> targets, List<Path> made, List<Path> moved, Exception failure) {
    List<Path> written = new ArrayList<>(moved);
    targets.values().forEach(target -> written.add(unfinished(target)));
    written.addAll(made);
    for (Path each : written) {
      try {
        Backup.deleteAll(each);
      } catch (IOException left) {
        failure.addSuppressed(left);
      }
    }
  }
}
