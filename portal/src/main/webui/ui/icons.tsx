// The meaning of an icon is fixed here: box is a repository, tag a tag, recycle cleanup.
import type { ComponentType } from 'react';
import Activity from '@tabler/icons-react/dist/esm/icons/IconActivity.mjs';
import Adjustments from '@tabler/icons-react/dist/esm/icons/IconAdjustments.mjs';
import AlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import Api from '@tabler/icons-react/dist/esm/icons/IconApi.mjs';
import ArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import ArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import ArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import ArrowsExchange from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs';
import Bell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import Box from '@tabler/icons-react/dist/esm/icons/IconBox.mjs';
import Check from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import ChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import ChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import Clock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import Copy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import Cpu from '@tabler/icons-react/dist/esm/icons/IconCpu.mjs';
import Database from '@tabler/icons-react/dist/esm/icons/IconDatabase.mjs';
import Home from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import TableIcon from '@tabler/icons-react/dist/esm/icons/IconTable.mjs';
import Dots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import Download from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import Eye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import File from '@tabler/icons-react/dist/esm/icons/IconFile.mjs';
import FileCertificate from '@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs';
import FileCode from '@tabler/icons-react/dist/esm/icons/IconFileCode.mjs';
import FileText from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs';
import FileZip from '@tabler/icons-react/dist/esm/icons/IconFileZip.mjs';
import Folder from '@tabler/icons-react/dist/esm/icons/IconFolder.mjs';
import FolderOpen from '@tabler/icons-react/dist/esm/icons/IconFolderOpen.mjs';
import Folders from '@tabler/icons-react/dist/esm/icons/IconFolders.mjs';
import GitCommit from '@tabler/icons-react/dist/esm/icons/IconGitCommit.mjs';
import GitCompare from '@tabler/icons-react/dist/esm/icons/IconGitCompare.mjs';
import HeartRateMonitor from '@tabler/icons-react/dist/esm/icons/IconHeartRateMonitor.mjs';
import InfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import Key from '@tabler/icons-react/dist/esm/icons/IconKey.mjs';
import Language from '@tabler/icons-react/dist/esm/icons/IconLanguage.mjs';
import Link from '@tabler/icons-react/dist/esm/icons/IconLink.mjs';
import ListDetails from '@tabler/icons-react/dist/esm/icons/IconListDetails.mjs';
import Lock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import Logout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import Menu from '@tabler/icons-react/dist/esm/icons/IconMenu2.mjs';
import Minus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import Moon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import Pencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import Pin from '@tabler/icons-react/dist/esm/icons/IconPin.mjs';
import PinFilled from '@tabler/icons-react/dist/esm/icons/IconPinFilled.mjs';
import PlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import PlayerPlay from '@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs';
import PlayerStop from '@tabler/icons-react/dist/esm/icons/IconPlayerStop.mjs';
import Plus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import Recycle from '@tabler/icons-react/dist/esm/icons/IconRecycle.mjs';
import Refresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import Robot from '@tabler/icons-react/dist/esm/icons/IconRobot.mjs';
import Route from '@tabler/icons-react/dist/esm/icons/IconRoute.mjs';
import Search from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import Send from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import Server from '@tabler/icons-react/dist/esm/icons/IconServer.mjs';
import Signature from '@tabler/icons-react/dist/esm/icons/IconSignature.mjs';
import Stack from '@tabler/icons-react/dist/esm/icons/IconStack2.mjs';
import Sun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import SunMoon from '@tabler/icons-react/dist/esm/icons/IconSunMoon.mjs';
import Tag from '@tabler/icons-react/dist/esm/icons/IconTag.mjs';
import Terminal2 from '@tabler/icons-react/dist/esm/icons/IconTerminal2.mjs';
import Trash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import Upload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import User from '@tabler/icons-react/dist/esm/icons/IconUser.mjs';
import UsersGroup from '@tabler/icons-react/dist/esm/icons/IconUsersGroup.mjs';
import Users from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import Webhook from '@tabler/icons-react/dist/esm/icons/IconWebhook.mjs';
import World from '@tabler/icons-react/dist/esm/icons/IconWorld.mjs';
import X from '@tabler/icons-react/dist/esm/icons/IconX.mjs';

const icons = {
  activity: Activity, alert: AlertTriangle, down: ArrowDown, up: ArrowUp, back: ArrowBackUp, bell: Bell, box: Box, check: Check,
  'chevron-down': ChevronDown, 'chevron-right': ChevronRight, copy: Copy, cpu: Cpu, database: Database, dots: Dots,
  folders: Folders, health: HeartRateMonitor, info: InfoCircle, key: Key, language: Language, lock: Lock,
  logout: Logout, menu: Menu, minus: Minus, moon: Moon, plus: Plus, robot: Robot, search: Search, signature: Signature, sbom: ListDetails, home: Home, table: TableIcon, stack: Stack, sun: Sun,
  auto: SunMoon, tag: Tag, trash: Trash, upload: Upload, user: User, users: Users, world: World, x: X,
  groups: UsersGroup, clock: Clock, download: Download, jobs: ListDetails, pause: PlayerPause, pin: Pin, pinned: PinFilled, play: PlayerPlay, stop: PlayerStop, recycle: Recycle,
  refresh: Refresh, server: Server, send: Send, sliders: Adjustments, webhook: Webhook, eye: Eye, pencil: Pencil,
  exchange: ArrowsExchange, file: File, certificate: FileCertificate,
  'file-code': FileCode, 'file-text': FileText, 'file-zip': FileZip, folder: Folder, 'folder-open': FolderOpen,
  compare: GitCompare, link: Link, list: ListDetails, route: Route, terminal: Terminal2, api: Api, commit: GitCommit,
} satisfies Record<string, ComponentType<{ className?: string; stroke?: number; 'aria-hidden'?: boolean }>>;

export type IconName = keyof typeof icons;

/** A sign beside words; never alone the name of a thing. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  const Drawing = icons[name];
  return <Drawing className={`ic ${className}`} stroke={1.75} aria-hidden />;
}
