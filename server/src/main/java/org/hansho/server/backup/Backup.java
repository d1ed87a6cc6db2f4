package org.hansho.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.hansho.alert.Message;
import org.hansho.casework.store.StoreCopy;
import org.hansho.casework.store.StoreSettings;
import org.hansho.local.files.DiskFiles;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;

/**
 * Makes backups of a server, while it runs or not. Safe from any thread; one is made at a time.
 *
 * <p>What is copied first is never newer than what depends on it. The noted last row of the audit
 * log is copied before the alert store, and that before the tenants, each of them between two
 * epochs: so a restored alert store lags behind its tenants at most, as behind a crash, and is
 * brought up to date by the same feed.
 */
public final class Backup {
  /** The folder below the data folder where copies lie while they are packed. */
  static final String WORK = "backup-work";

  static final String STORE = "casework.db";
  static final String TENANTS = "tenants";

  /** Files and folders of the data folder that are copied as they are, before the tenants. */
  static final List<String> FIRST = List.of("audit-head", "local-key");

  /** The same behind the tenants. */
  static final List<String> LAST = List.of("health", "followed");

  /** How far topics were read: copied before the tenants, so that nothing is passed over. */
  private static final String KAFKA = "kafka";

  private final ServerSettings settings;
  private final StoreSettings store;
  private final Copies copies;
  private final ReentrantLock one = new ReentrantLock();

  /** Copies a tenant. */
  public interface Copies {
    /**
     * Copies the data of a tenant between two epochs.
     *
     * @param into a folder that is there and empty, on the same disk if possible
     */
    void copy(String tenant, Path into) throws IOException;
  }

  /** Backups of a server with these settings. */
  public Backup(ServerSettings settings, StoreSettings store, Copies copies) {
    this.settings = settings;
    this.store = store;
    this.copies = copies;
  }

  /** Whether alerts are in a database that a backup does not hold. */
  public boolean isStoreExternal() {
    return !(store.place() instanceof StoreSettings.Sqlite);
  }

  /**
   * Writes a backup. It needs as much room beside the data folder as the databases have.
   *
   * @param made when it is made
   * @throws IOException if something cannot be read or written; then what was written is no backup
   * @throws HttpProblem if another one is being made
   */
  public void write(OutputStream out, Instant made) throws IOException {
    if (!one.tryLock()) {
      throw new HttpProblem(
          409,
          Message.inEnglish("Another backup is being made.")
              .inJapanese("別のバックアップを作成中です。終了してから、もう一度試してください。"));
    }
    Path work = settings.data().resolve(WORK);
    try {
      deleteAll(work);
      new DiskFiles().createFolder(work);
      try (Archive archive = new Archive(out)) {
        for (String name : FIRST) {
          Path file = settings.data().resolve(name);
          if (Files.exists(file)) {
            Files.copy(file, work.resolve(name));
          }
          archive.add(name, work.resolve(name));
        }
        addPositions(work, archive);
        if (!isStoreExternal()) {
          StoreCopy.write(store, work.resolve(STORE));
          archive.add(STORE, work.resolve(STORE));
          Files.delete(work.resolve(STORE));
        }
        for (TenantSettings tenant : settings.tenants().values()) {
          add(tenant.name(), work, archive);
        }
        for (String name : LAST) {
          archive.addAll(name, settings.data().resolve(name));
        }
        archive.end(made.toString(), isStoreExternal());
      }
    } finally {
      deleteAll(work);
      one.unlock();
    }
  }

  private void addPositions(Path work, Archive archive) throws IOException {
    Path folder = settings.data().resolve(KAFKA);
    Path copy = work.resolve(KAFKA);
    if (Files.isDirectory(folder)) {
      new DiskFiles().createFolder(copy);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.positions")) {
        for (Path file : files) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
      archive.addAll(KAFKA, copy);
    }
  }

  private void add(String tenant, Path work, Archive archive) throws IOException {
    Path copy = work.resolve(tenant);
    new DiskFiles().createFolder(copy);
    copies.copy(tenant, copy);
    archive.addAll(TENANTS + "/" + tenant, copy);
    deleteAll(copy);
  }

  /** Deletes a folder with all in it; one that is not there is no error. */
  static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walked = Files.walk(folder)) {
      all = walked.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  /** The first parts of names that a backup of this server may hold. */
  static Set<String> roots() {
    return Set.of("audit-head", "local-key", STORE, TENANTS, KAFKA, "health", "followed");
  }
}
