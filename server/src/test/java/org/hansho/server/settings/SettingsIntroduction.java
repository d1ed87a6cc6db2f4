package org.hansho.server.settings;

/** What the page of settings says before its tables. */
final class SettingsIntroduction {
  /** An example that works as it is; a test reads it. */
  static final String EXAMPLE =
      """
      data: /var/lib/hansho
      http:
        port: 8514
        max_body: 16MiB
      store:
        url: postgresql://db.example.com:5432/hansho
        password: ${HANSHO_DATABASE_PASSWORD}
      tenants:
        acme:
          content:
            own_networks: [198.51.100.0/24]
            disabled: [basics/password-guessing]
      sources:
        - id: push
          kind: http
          token: ${PUSH_TOKEN}
        - id: syslog
          kind: syslog-udp
          address: 0.0.0.0
        - id: pods
          kind: files
          roots: /var/log/containers
          globs: ["*.log"]
          follow_links_to: [/var/log/pods]
      """;

  static final String ENGLISH =
      """
      # Settings

      Made from the settings themselves. A server reads one YAML file, `hansho.yml`, or the one that `--config` names. Every
      key is optional; without a file all defaults hold.

      ```yaml
      %s```

      - **Checked as a whole.** An unknown key, a value that is none, a file that is not there: all mistakes are shown at
        once, each with line, column, key and what is possible. `config check` shows them without starting.
      - **Times and sizes have units**: `200ms`, `60s`, `10m`, `2h`, `90d`; `64KiB`, `32MiB`, `4GiB` (powers of 1,024), `kB`,
        `MB`, `GB` (powers of 1,000).
      - **Paths** are relative to the folder of the file; those in environment variables to the folder the server was started
        in.
      - **A list** of one entry may be written without brackets.
      - **Secrets** never stand in the file. `${NAME}` names an environment variable and `file:PATH` a file of one line, which
        other users of the machine must not be able to read. No output shows a secret.
      - **Bounds**: a file has at most 1 MiB, 1,000 tenants, 1,000 sources, 1,000 entries a list.

      ## Environment variables

      A variable overrides its key: `HANSHO_HTTP_PORT=9000` stands over `http.port`. Lists are separated by commas, or written
      as in YAML in brackets. The variable of a secret holds the secret itself, `${OTHER}` or `file:PATH`. Keys of tenants and
      sources are named by them: `HANSHO_SOURCES_PUSH_TOKEN` is the token of the source `push`. Variables do not make new
      tenants or sources. A variable that begins with `HANSHO_` and overrides nothing is a mistake, unless a secret names it
      or Kubernetes sets it for a service. `HANSHO_CONFIG`, `HANSHO_JAVA_OPTS`, `HANSHO_LANG` and `HANSHO_SHARED` are no
      settings.

      `config show --origin` shows every value in effect and where it came from: the default, a line of the file, who changed it
      while the server ran, a variable. What it shows is a file of settings itself.

      ## While the server runs

      Keys marked *live* may be changed over the API, in the console and on the command line; the role admin is needed, in every
      tenant. A change is checked as the file is, holds at once, is kept in the store and stands in the audit log:

          hansho config set triage.new_evidence reopen
          hansho config unset triage.new_evidence

      The order is: default, file, what was changed over the API, variable. A key that a variable sets cannot be changed. Where a
      changed value is wrong at a start, because the file or the program is another one, it is left out, and the status says so.
      Whatever opens the server or names files and secrets is never live.

      Keys marked *live* or *reload* may change in the file; `hansho reload` or SIGHUP reads it again, and so does every change of
      a live key. Those marked *restart* take effect at the next start. A new or removed tenant or source needs a restart.

      ## Keys
      """
          .formatted(EXAMPLE);

  static final String JAPANESE =
      """
      # 設定

      設定の定義そのものから生成しています。サーバーは 1 つの YAML ファイル `hansho.yml`、または `--config` で指定したファイルを読みます。
      どのキーも省略でき、ファイルがなければすべて既定値になります。

      ```yaml
      %s```

      - **まとめて検査します。** 未知のキー、不正な値、存在しないファイルなど、すべての誤りを一度に、行、列、キー、書ける値とともに示します。
        `config check` は起動せずに検査します。
      - **時間とサイズには単位が必要です**: `200ms`、`60s`、`10m`、`2h`、`90d`。`64KiB`、`32MiB`、`4GiB` (1,024 の累乗)、`kB`、`MB`、`GB` (1,000 の累乗)。
      - **パス**は設定ファイルのフォルダーからの相対パスです。環境変数の中では、サーバーを起動したフォルダーからの相対パスです。
      - **リスト**の要素が 1 つなら、角かっこを省略できます。
      - **シークレット**はファイルに直接書けません。`${NAME}` は環境変数を、`file:PATH` は 1 行だけのファイルを指します。そのファイルを、マシンの
        ほかのユーザーが読めてはいけません。シークレットはどの出力にも現れません。
      - **上限**: ファイルは 1 MiB、テナントは 1,000、ソースは 1,000、リストの要素は 1,000 までです。

      ## 環境変数

      環境変数は対応するキーより優先されます。`HANSHO_HTTP_PORT=9000` は `http.port` を上書きします。リストはコンマで区切るか、角かっこで YAML
      と同じように書きます。シークレットの環境変数には、シークレットそのもの、`${OTHER}`、`file:PATH` のいずれかを書きます。テナントとソースのキーは
      それぞれの名前を含みます。`HANSHO_SOURCES_PUSH_TOKEN` はソース `push` のトークンです。環境変数で新しいテナントやソースを作ることはできません。
      `HANSHO_` で始まり何も上書きしない環境変数は誤りとみなします。ただし、シークレットが指すものと、Kubernetes がサービスのために設定するものは
      除きます。`HANSHO_CONFIG`、`HANSHO_JAVA_OPTS`、`HANSHO_LANG`、`HANSHO_SHARED` は設定ではありません。

      `config show --origin` は、有効な値すべてと、その出どころ (既定値、ファイルの行、稼働中に変更した人と時刻、環境変数) を示します。その出力自体も設定ファイルとして読めます。

      ## 稼働中の変更

      「即時」のキーは、API、コンソール、コマンドラインから変更できます。すべてのテナントでの admin ロールが必要です。変更はファイルと同じように
      検査され、すぐに有効になり、保存先に残り、監査ログに記録されます。

          hansho config set triage.new_evidence reopen
          hansho config unset triage.new_evidence

      優先順位は低いほうから、既定値、ファイル、API での変更、環境変数です。環境変数で設定されたキーは変更できません。ファイルやプログラムが変わって、
      起動時に不正になっていた変更は使われず、状態の表示でわかります。サーバーへの入口や、ファイル、シークレットに関わるキーは「即時」になりません。

      「即時」と「再読み込み」のキーはファイルでも変更できます。`hansho reload` または SIGHUP でファイルを読み直します。「即時」のキーを変更したときも読み直します。
      「再起動」のキーは次の起動時に有効になります。テナントやソースの追加と削除には再起動が必要です。

      ## キー
      """
          .formatted(EXAMPLE);

  private SettingsIntroduction() {}
}
