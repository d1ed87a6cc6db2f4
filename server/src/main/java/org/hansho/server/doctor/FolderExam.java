package org.hansho.server.doctor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;
import org.jspecify.annotations.Nullable;

/** The folders of a server: whether they are there, whose they are, and how much room there is. */
final class FolderExam {
  private static final String FOLDER = "folder";
  private static final String RIGHTS = "rights";
  private static final String DISK = "disk";
  private static final long MIB = 1L << 20;
  private static final long LEAST = 512 * MIB;
  private static final long LITTLE = 5 * 1_024 * MIB;
  private static final int LONGEST_OWNER = 200;

  private FolderExam() {}

  static List<Check> of(ServerSettings settings) {
    List<Check> checks = new ArrayList<>();
    for (Path folder : folders(settings)) {
      checks.add(folder(folder));
      Path there = existing(folder);
      if (there != null) {
        checks.add(disk(there));
      }
    }
    checks.add(rights(settings.data()));
    return checks;
  }

  private static Set<Path> folders(ServerSettings settings) {
    Set<Path> folders = new TreeSet<>(Set.of(settings.data()));
    for (TenantSettings tenant : settings.tenants().values()) {
      if (!tenant.data().startsWith(settings.data())) {
        folders.add(tenant.data());
      }
    }
    return folders;
  }

  private static Check folder(Path folder) {
    if (Files.isDirectory(folder)) {
      return Files.isReadable(folder) && Files.isWritable(folder)
          ? Check.ok(FOLDER, "folder", folder.toString())
          : Check.error(FOLDER, "folder-denied", folder.toString());
    }
    if (Files.exists(folder)) {
      return Check.error(FOLDER, "folder-file", folder.toString());
    }
    Path above = existing(folder);
    return above != null && Files.isWritable(above)
        ? Check.ok(FOLDER, "folder-new", folder.toString())
        : Check.error(FOLDER, "folder-impossible", folder.toString(), String.valueOf(above));
  }

  /** The folder, or the nearest one above it that is there. */
  private static @Nullable Path existing(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.isDirectory(there)) {
      there = there.getParent();
    }
    return there;
  }

  private static Check disk(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      long free = store.getUsableSpace();
      String[] values = {folder.toString(), free / MIB + " MiB"};
      if (free < LEAST) {
        return Check.error(DISK, "disk-full", values);
      }
      boolean little = free < Math.min(LITTLE, store.getTotalSpace() / 10);
      return little ? Check.warning(DISK, "disk-little", values) : Check.ok(DISK, "disk", values);
    } catch (IOException unknown) {
      return Check.warning(
          DISK, "disk-unknown", folder.toString(), String.valueOf(unknown.getMessage()));
    }
  }

  private static Check rights(Path data) {
    for (Path file : List.of(data, data.resolve("local-key"), data.resolve("casework.db"))) {
      if (Files.exists(file) && isOpen(file)) {
        return Check.warning(RIGHTS, "rights-open", file.toString());
      }
    }
    return Check.ok(RIGHTS, "rights");
  }

  private static boolean isOpen(Path file) {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      return rights.stream().anyMatch(right -> !right.name().startsWith("OWNER_"));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  /** Who uses the folders at present; empty if nobody does. */
  static String owner(ServerSettings settings) {
    for (TenantSettings tenant : settings.tenants().values()) {
      String owner = owner(tenant.data().resolve("lock"));
      if (!owner.isEmpty()) {
        return owner;
      }
    }
    return "";
  }

  /** Asks for a shared lock, which is given back at once and stands in nobody's way. */
  private static String owner(Path lock) {
    if (!Files.isReadable(lock)) {
      return "";
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ);
        FileLock held = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return held == null ? named(lock) : "";
    } catch (OverlappingFileLockException thisProcess) {
      return named(lock);
    } catch (IOException unknown) {
      return "";
    }
  }

  private static String named(Path lock) {
    try {
      String text = Files.readString(lock).strip();
      return text.isEmpty() ? "-" : text.substring(0, Math.min(LONGEST_OWNER, text.length()));
    } catch (IOException unknown) {
      return "-";
    }
  }
}
