{{- define "berth.name" -}}
{{- if contains "berth" .Release.Name }}{{ .Release.Name | trunc 53 | trimSuffix "-" }}{{ else }}{{ printf "%s-berth" .Release.Name | trunc 53 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "berth.selector" -}}
app.kubernetes.io/name: berth
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "berth.labels" -}}
{{ include "berth.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "berth.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}{{ else }}{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "berth.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}{{ .Values.serviceAccount.name | default (include "berth.name" .) }}{{ else }}{{ .Values.serviceAccount.name | default "default" }}{{ end }}
{{- end }}

{{- /* "yes" when there may be more than one node */ -}}
{{- define "berth.many" -}}
{{- if or .Values.autoscaling.enabled (gt (int .Values.replicas) 1) }}yes{{ end }}
{{- end }}

{{- /* "yes" when a node keeps something that must outlive it */ -}}
{{- define "berth.keeps" -}}
{{- if or (not .Values.database.url) (eq .Values.content.driver "filesystem") (not .Values.key.existingSecret) }}yes{{ end }}
{{- end }}

{{- /* Refuses, with a sentence, what cannot work. */ -}}
{{- define "berth.check" -}}
{{- if include "berth.many" . }}
{{- if not .Values.database.url }}
{{- fail "several nodes need database.url: the embedded database is a file of one node" }}
{{- end }}
{{- if ne .Values.content.driver "s3" }}
{{- fail "several nodes need content.driver s3: files on a volume are content of one node" }}
{{- end }}
{{- if not .Values.key.existingSecret }}
{{- fail "several nodes need key.existingSecret: each has to open what another has sealed" }}
{{- end }}
{{- end }}
{{- if and (eq .Values.content.driver "s3") (not .Values.content.s3.bucket) }}
{{- fail "content.driver s3 needs content.s3.bucket" }}
{{- end }}
{{- if and .Values.content.s3.accessKey (not .Values.content.s3.existingSecret) }}
{{- fail "content.s3.accessKey needs content.s3.existingSecret with the key's secret" }}
{{- end }}
{{- with .Values.metrics }}
{{- if and .serviceMonitor.enabled (not .open) (not .serviceMonitor.basicAuthSecret) }}
{{- fail "metrics.serviceMonitor needs metrics.serviceMonitor.basicAuthSecret with an administrator's login, or metrics.open" }}
{{- end }}
{{- end }}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) }}
{{- fail "ingress.enabled needs ingress.host" }}
{{- end }}
{{- end }}

{{- /* The variable of a setting: gc.interval is BERTH_GC_INTERVAL */ -}}
{{- define "berth.variable" -}}
BERTH_{{ . | upper | replace "." "_" | replace "-" "_" }}
{{- end }}
