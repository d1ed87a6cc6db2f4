package org.hansho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Lets a call trust the certificate that the settings name, and no other: who may read the settings
 * knows which server is meant, whatever name it is called by.
 */
final class OwnCertificate {
  private OwnCertificate() {}

  static void trust(HttpsURLConnection call, Path chain) throws IOException {
    try (InputStream pem = Files.newInputStream(chain)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry(String.valueOf(number++), each);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      call.setSSLSocketFactory(context.getSocketFactory());
      call.setHostnameVerifier((host, session) -> true);
    } catch (GeneralSecurityException failure) {
      throw new IOException(chain + " holds no certificate that can be used", failure);
    }
  }
}
