package org.hansho.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of invented names, made by the JDK's keytool, and clients that show them. */
final class Certificates {
  private static final String PASSWORD = "invented";
  private static final String ALIAS = "it";

  private Certificates() {}

  /** Makes NAME.p12, NAME.pem and NAME.key in a folder. */
  static void make(Path folder, String name) throws IOException {
    Path store = folder.resolve(name + ".p12");
    Files.deleteIfExists(store);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException(said);
    }
    try {
      KeyStore keys = read(store);
      write(folder.resolve(name + ".pem"), "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
      Key key = keys.getKey(ALIAS, PASSWORD.toCharArray());
      write(folder.resolve(name + ".key"), "PRIVATE KEY", key.getEncoded());
    } catch (GeneralSecurityException failure) {
      throw new IOException(failure);
    }
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    Path made = Files.createTempFile(file.getParent(), "made", "");
    Files.writeString(
        made,
        "-----BEGIN "
            + what
            + "-----\n"
            + lines.encodeToString(bytes)
            + "\n-----END "
            + what
            + "-----\n");
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
    Files.move(made, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static KeyStore read(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  /** A client that trusts one and shows another; none if that is empty. */
  static SSLContext client(Path folder, String trusted, String shown) throws IOException {
    try {
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      KeyStore server = read(folder.resolve(trusted + ".p12"));
      trust.setCertificateEntry("server", server.getCertificate(ALIAS));
      TrustManagerFactory trusts =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusts.init(trust);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(
          shown.isEmpty() ? null : read(folder.resolve(shown + ".p12")), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException failure) {
      throw new IOException(failure);
    }
  }
}
