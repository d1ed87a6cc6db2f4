package org.hansho.server.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.local.folder.DataFolder;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;
import org.hansho.server.tenant.Tenant;

/** The tenants of a server that does not run. Their folders are locked until it is closed. */
public final class StoppedServer implements Backup.Copies, Closeable {
  private final Map<String, DataFolder> folders = new LinkedHashMap<>();

  private StoppedServer() {}

  /**
   * Locks the folders.
   *
   * @throws IOException if one is not there, or a server runs in it
   */
  public static StoppedServer of(ServerSettings settings) throws IOException {
    StoppedServer stopped = new StoppedServer();
    try {
      for (TenantSettings tenant : settings.tenants().values()) {
        if (!Files.isDirectory(tenant.data())) {
          throw new IOException(tenant.data() + " is not there: nothing was kept yet.");
        }
        stopped.folders.put(tenant.name(), DataFolder.open(tenant.data()));
      }
      return stopped;
    } catch (IOException refused) {
      stopped.close();
      throw refused;
    }
  }

  @Override
  public void copy(String tenant, Path into) throws IOException {
    DataFolder folder = folders.get(tenant);
    if (folder == null) {
      throw new IllegalArgumentException("there is no tenant " + tenant);
    }
    Tenant.copy(folder, into);
  }

  @Override
  public void close() throws IOException {
    for (DataFolder folder : folders.values()) {
      folder.close();
    }
  }
}
