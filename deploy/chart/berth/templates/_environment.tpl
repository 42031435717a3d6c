{{- /* The secrets that are mounted, each by the name of its folder */ -}}
{{- define "berth.secrets" -}}
{{- with .Values.admin.existingSecret }}
admin: {{ . }}
{{- end }}
{{- if and .Values.database.url .Values.database.existingSecret }}
database: {{ .Values.database.existingSecret }}
{{- end }}
{{- if and (eq .Values.content.driver "s3") .Values.content.s3.existingSecret }}
s3: {{ .Values.content.s3.existingSecret }}
{{- end }}
{{- with .Values.key.existingSecret }}
key: {{ . }}
{{- end }}
{{- with .Values.tls.existingSecret }}
tls: {{ . }}
{{- end }}
{{- end }}

{{- /* The settings that the values decide, as a map */ -}}
{{- define "berth.settings" -}}
listen: 0.0.0.0:8080
data: /data
log.format: json
http.grace: {{ .Values.graceSeconds }}s
{{- with .Values.externalUrl }}
external-url: {{ . | quote }}
{{- end }}
{{- with .Values.trustedProxies }}
http.trusted-proxies: {{ join "," . | quote }}
{{- end }}
{{- if .Values.metrics.open }}
metrics.open: "true"
{{- end }}
{{- if .Values.admin.existingSecret }}
admin.password-file: /run/secrets/admin/{{ .Values.admin.key }}
{{- end }}
{{- if .Values.key.existingSecret }}
secret.key-file: /run/secrets/key/{{ .Values.key.key }}
{{- end }}
{{- if .Values.tls.existingSecret }}
tls.certificate: /run/secrets/tls/tls.crt
tls.key: /run/secrets/tls/tls.key
{{- end }}
{{- with .Values.database }}
{{- if .url }}
database.url: {{ .url | quote }}
database.connections: {{ .connections | quote }}
{{- with .user }}
database.user: {{ . | quote }}
{{- end }}
{{- if .existingSecret }}
database.password-file: /run/secrets/database/{{ .key }}
{{- end }}
{{- end }}
{{- end }}
blobs.driver: {{ .Values.content.driver }}
{{- if eq .Values.content.driver "s3" }}
{{- with .Values.content.s3 }}
s3.bucket: {{ .bucket | quote }}
s3.region: {{ .region | quote }}
s3.addressing: {{ .addressing }}
{{- with .endpoint }}
s3.endpoint: {{ . | quote }}
{{- end }}
{{- with .prefix }}
s3.prefix: {{ . | quote }}
{{- end }}
{{- if .accessKey }}
s3.access-key: {{ .accessKey | quote }}
s3.secret-key-file: /run/secrets/s3/{{ .key }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- /* Those and the others, which win */ -}}
{{- define "berth.environment" -}}
{{- range $key, $value := merge (deepCopy .Values.settings) (include "berth.settings" . | fromYaml) }}
- name: {{ include "berth.variable" $key }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- with .Values.javaOptions }}
- name: JAVA_TOOL_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- end }}
