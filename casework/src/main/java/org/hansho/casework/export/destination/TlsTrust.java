package org.hansho.casework.export.destination;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The authorities that connections trust: those of the Java machine, or those of a file. Names are
 * always compared, and TLS is 1.2 at least. The file is read at each connection, so it may change.
 *
 * @param authorities certificates as PEM
 */
public record TlsTrust(Optional<Path> authorities) {
  static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  /** A connection over another one, once both sides have agreed. */
  Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) factory().createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(PROTOCOLS.toArray(String[]::new));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Makes connections that trust these authorities; names are compared by the caller. */
  SSLSocketFactory factory() throws IOException {
    if (authorities.isEmpty()) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try (InputStream in = Files.newInputStream(authorities.get())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority" + number++, each);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, dated(trust.getTrustManagers()), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException unusable) {
      throw new IOException("the authorities cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  private static TrustManager[] dated(TrustManager[] managers) {
    TrustManager[] dated = managers.clone();
    for (int i = 0; i < dated.length; i++) {
      if (dated[i] instanceof X509ExtendedTrustManager plain) {
        dated[i] = new DatedTrust(plain);
      }
    }
    return dated;
  }
}
