package org.hansho.files.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String SECRET = "S3cr3tV4lue0fErin9x";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql -u root -p§ shop",
        "mysqldump --all-databases --password=§",
        "mysql --password § -h db",
        "\"mysql\",\"-uroot\",\"-p§\"",
        "a0=\"mysql\" a1=\"-uroot\" a2=\"-p§\"",
        "a0=\"vault\" a1=\"--token\" a2=\"§\"",
        "env PGPASSWORD=§ psql -h db",
        "MYSQL_PWD=§ mysql",
        "AWS_SECRET_ACCESS_KEY=§ aws s3 ls",
        "sshpass -p § ssh root@web-1",
        "curl -u erin:§ https://example.com",
        "curl -H 'Authorization: Bearer §' https://example.com",
        "curl -H \"Authorization: Basic §\" https://example.com",
        "curl -H 'X-Api-Key: §' https://example.com",
        "{\"headers\":{\"Authorization\":\"Bearer §\"}}",
        "git clone https://erin:§@git.example.com/x.git",
        "https://shop.blob.core.windows.net/c?sv=2024&sig=§&se=2026",
        "https://bucket.s3.amazonaws.com/x?X-Amz-Signature=§",
        "https://bucket.s3.amazonaws.com/x?X-Amz-Security-Token=§&y=1",
        "GET /login?user=erin&password=§ HTTP/1.1",
        "GET /callback?code=§&state=1",
        "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=§==;EndpointSuffix=x",
        "Endpoint=sb://x/;SharedAccessKeyName=y;SharedAccessKey=§",
        "Server=db;Uid=erin;Pwd=§;",
        "{\"password\":\"§\"}",
        "{\\\"client_secret\\\":\\\"§\\\"}",
        "password: '§ with blanks'",
        "redis-cli -h cache -a § ping",
        "ldapsearch -x -D cn=admin -w §",
        "docker login -u erin -p § registry.example.com",
        "az login --service-principal -u id -p § --tenant t",
        "sqlcmd -S db -U sa -P §",
        "plink -ssh erin@web-1 -pw §",
        "smbclient //files/share -U erin%§",
        "openssl rsa -in key.pem -passin pass:§",
        "net user erin § /add",
        "echo 'root:§' | chpasswd",
      })
  void aSecretOnACommandLineOrInASettingIsMasked(String text) {
    assertMasked(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE ROLE erin LOGIN PASSWORD '§'",
        "CREATE USER erin IDENTIFIED BY '§'",
        "xfreerdp /u:erin /password:§ /v:host",
        "ghp_§aBcDeFgHiJ",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJlcmluIn0§.§",
        "-----BEGIN RSA PRIVATE KEY----- § -----END RSA PRIVATE KEY-----",
      })
  void aSecretInAStatementOrKnownByItsShapeIsMasked(String text) {
    assertMasked(text);
  }

  private static void assertMasked(String text) {
    String masked = Secrets.masked(text.replace("§", SECRET));
    assertThat(masked).doesNotContain(SECRET).contains(Secrets.MASK);
    assertThat(Secrets.masked(masked)).as("twice is once").isEqualTo(masked);
    String begin = text.substring(0, Math.min(3, text.indexOf("§")));
    assertThat(masked).startsWith(begin);
  }

  @Test
  void anAccessKeyOfAwsIsMasked() {
    assertThat(Secrets.masked("key AKIAIOSFODNN7EXAMPLE used")).isEqualTo("key AKIA*** used");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grep -rniE password= /var/www /home",
        "Failed password for root from 203.0.113.9 port 22 ssh2",
        "PWD=/home/erin ; USER=root ; COMMAND=/usr/bin/passwd frank",
        "cat /etc/passwd /etc/shadow",
        "cat /var/run/secrets/kubernetes.io/serviceaccount/token",
        "kubectl get secrets --namespace shop",
        "ssh -p 2222 erin@web-1",
        "mkdir -p /opt/app && cp -pr a b",
        "vault --token-file /run/token read secret/data/shop",
        "mysql -u root -p shop",
        "export DB_PASSWORD=$SECRET_FROM_VAULT",
        "http://example.com:8080/@fs/etc/passwd",
        "{\"objectRef\":{\"resource\":\"secrets\",\"name\":\"db\"}}",
        "tokens: 5, key=\"T1059\" auid=1000",
        "Accepted publickey for erin from 203.0.113.9",
        "net user /domain",
        "\"password\":null,\"hasToken\":true",
        "{\"authorization\":{\"action\":\"Microsoft.Storage/write\"}}",
        "{\"authorization\": {\"scope\": \"/subscriptions/0\"}}",
      })
  void whatIsNoSecretStays(String text) {
    assertThat(Secrets.masked(text)).isEqualTo(text);
  }

  /** Most lines of the content's own tests name no secret; those that are masked are counted. */
  @Test
  void fewLinesOfTheContentAreMasked() throws IOException {
    Path content = Path.of(System.getProperty("hansho.root", ".."), "content/detections");
    int lines = 0;
    int masked = 0;
    try (Stream<Path> files = Files.walk(content)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yml")).sorted().toList()) {
        List<String> all = Files.readAllLines(file);
        lines += all.size();
        masked += (int) all.stream().filter(line -> !Secrets.masked(line).equals(line)).count();
      }
    }
    assertThat(lines).isGreaterThan(5_000);
    assertThat(masked).isLessThan(200);
  }
}
